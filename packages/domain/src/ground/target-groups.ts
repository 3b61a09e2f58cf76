import { type CodeOf, matcherOf, type Term } from './taxonomy.ts';

export const targetGroups = [
  { code: 'elders', fa: 'سالمندان', en: 'Elders', synonyms: ['سالمند'] },
  {
    code: 'women_heads',
    fa: 'زنان سرپرست خانوار',
    en: 'Women heads of household',
    synonyms: ['زن سرپرست خانوار', 'زنان سرپرست'],
  },
  {
    code: 'underserved_area',
    fa: 'ساکنان محله کم‌برخوردار',
    en: 'Residents of less-favoured neighbourhoods',
    synonyms: ['محله کم برخوردار', 'محلات کم برخوردار', 'ساکنان محلات کم برخوردار', 'حاشیه نشینان'],
  },
  {
    code: 'waiting_list',
    fa: 'خانواده‌های پشت نوبت',
    en: 'Families on the waiting list',
    synonyms: ['پشت نوبت', 'پشت نوبتی'],
  },
  {
    code: 'disabled',
    fa: 'افراد دارای معلولیت',
    en: 'People with disabilities',
    synonyms: ['معلولین', 'معلولان', 'توان‌خواهان', 'توان‌خواه', 'توان یابان'],
  },
  {
    code: 'children_in_care',
    fa: 'کودکان بی‌سرپرست و بدسرپرست',
    en: 'Children without or with unfit guardians',
    synonyms: ['کودکان بی‌سرپرست', 'کودکان بدسرپرست', 'ایتام'],
  },
  {
    code: 'chronic_mental',
    fa: 'بیماران روانی مزمن',
    en: 'People with chronic mental illness',
    synonyms: ['بیماران اعصاب و روان', 'بیمار روانی مزمن'],
  },
  {
    code: 'working_children',
    fa: 'کودکان کار',
    en: 'Working children',
    synonyms: ['کودکان کار و خیابان', 'کودکان خیابانی'],
  },
  {
    code: 'addiction',
    fa: 'افراد با اعتیاد',
    en: 'People with addiction',
    synonyms: ['معتادان', 'معتادین', 'معتادان متجاهر', 'بهبودیافتگان'],
  },
  {
    code: 'families',
    fa: 'خانواده‌های مددجو',
    en: 'Client families',
    synonyms: ['مددجویان', 'خانواده ها', 'عضو جامعه هدف'],
  },
  {
    code: 'special_patients',
    fa: 'بیماران خاص',
    en: 'Patients with rare or special diseases',
    synonyms: ['بیماری خاص', 'بیماران صعب‌العلاج', 'بیماران خاص و صعب‌العلاج'],
  },
  {
    code: 'women_girls_at_risk',
    fa: 'زنان و دختران در معرض آسیب',
    en: 'Women and girls at risk',
    synonyms: [
      'دختران فراری',
      'زنان آسیب‌دیده',
      'زنان و دختران آسیب‌دیده',
      'دختران در معرض آسیب',
      'زنان در معرض آسیب',
    ],
  },
  { code: 'other', fa: 'گروه دیگر', en: 'Another group', synonyms: ['سایر', 'سایر گروه‌ها', 'سایرین'] },
] as const satisfies readonly Term[];
export type TargetGroup = CodeOf<typeof targetGroups>;
export const matchTargetGroup = matcherOf(targetGroups);
