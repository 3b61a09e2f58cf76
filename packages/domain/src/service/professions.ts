import { type CodeOf, matcherOf, type Term } from '../ground/taxonomy.ts';

interface ProfessionTerm extends Term {
  /** Practice needs a council's licence number. */
  licensed: boolean;
}

/** Social workers and teachers need no licence number; the professions of health, counselling, law and building do. */
export const professions = [
  {
    code: 'general_physician',
    fa: 'پزشک عمومی',
    en: 'General physician',
    licensed: true,
    synonyms: ['پزشک', 'دکتر عمومی', 'طبیب عمومی', 'دکترای عمومی', 'دکترای پزشکی'],
  },
  {
    code: 'paediatrician',
    fa: 'پزشک متخصص اطفال',
    en: 'Paediatrician',
    licensed: true,
    synonyms: ['متخصص اطفال', 'متخصص کودکان', 'پزشک اطفال', 'فوق تخصص اطفال', 'متخصص کودکان و نوزادان'],
  },
  {
    code: 'gynaecologist',
    fa: 'متخصص زنان و زایمان',
    en: 'Gynaecologist',
    licensed: true,
    synonyms: ['پزشک متخصص زنان و زایمان', 'متخصص زنان', 'پزشک زنان'],
  },
  {
    code: 'physiatrist',
    fa: 'متخصص طب فیزیکی و توانبخشی',
    en: 'Physiatrist',
    licensed: true,
    synonyms: ['طب فیزیکی', 'متخصص طب فیزیکی', 'پزشک متخصص طب فیزیکی و توانبخشی'],
  },
  {
    code: 'psychiatrist',
    fa: 'روان‌پزشک',
    en: 'Psychiatrist',
    licensed: true,
    synonyms: ['متخصص اعصاب و روان', 'متخصص روانپزشکی', 'پزشک متخصص اعصاب و روان'],
  },
  {
    code: 'other_specialist',
    fa: 'پزشک متخصص',
    en: 'Specialist physician',
    licensed: true,
    synonyms: ['متخصص داخلی', 'متخصص مغز و اعصاب', 'متخصص ارتوپدی', 'متخصص قلب', 'متخصص چشم', 'متخصص پوست'],
  },
  { code: 'dentist', fa: 'دندان‌پزشک', en: 'Dentist', licensed: true, synonyms: ['دندانپزشک عمومی'] },
  {
    code: 'psychologist',
    fa: 'روان‌شناس بالینی',
    en: 'Clinical psychologist',
    licensed: true,
    synonyms: ['روان‌شناس', 'روانشناس کودک'],
  },
  {
    code: 'other_psychologist',
    fa: 'روان‌شناس غیربالینی',
    en: 'Psychologist, not clinical',
    licensed: true,
    synonyms: ['روان‌شناس عمومی', 'روان‌شناس تربیتی', 'روان‌شناس صنعتی و سازمانی', 'کارشناس روان‌شناسی'],
  },
  {
    code: 'family_counsellor',
    fa: 'مشاور خانواده',
    en: 'Family counsellor',
    licensed: true,
    synonyms: ['مشاور', 'مشاوره خانواده'],
  },
  { code: 'nurse', fa: 'پرستار', en: 'Nurse', licensed: true, synonyms: ['پرستاری', 'کارشناس پرستاری'] },
  { code: 'midwife', fa: 'ماما', en: 'Midwife', licensed: true, synonyms: ['مامایی', 'کارشناس مامایی'] },
  { code: 'pharmacist', fa: 'داروساز', en: 'Pharmacist', licensed: true },
  {
    code: 'occupational_therapist',
    fa: 'کاردرمانگر',
    en: 'Occupational therapist',
    licensed: true,
    synonyms: ['کاردرمان', 'کاردرمانی'],
  },
  {
    code: 'physiotherapist',
    fa: 'فیزیوتراپیست',
    en: 'Physiotherapist',
    licensed: true,
    synonyms: ['فیزیوتراپ', 'فیزیوتراپی'],
  },
  {
    code: 'speech_therapist',
    fa: 'گفتاردرمانگر',
    en: 'Speech therapist',
    licensed: true,
    synonyms: ['گفتاردرمان', 'گفتاردرمانی'],
  },
  { code: 'optometrist', fa: 'بینایی‌سنج', en: 'Optometrist', licensed: true, synonyms: ['اپتومتریست'] },
  { code: 'audiologist', fa: 'شنوایی‌سنج', en: 'Audiologist', licensed: true, synonyms: ['ادیولوژیست'] },
  {
    code: 'nutritionist',
    fa: 'کارشناس تغذیه',
    en: 'Nutritionist',
    licensed: true,
    synonyms: ['متخصص تغذیه'],
  },
  {
    code: 'social_worker',
    fa: 'مددکار اجتماعی',
    en: 'Social worker',
    licensed: false,
    synonyms: ['مددکار', 'مددکاری اجتماعی'],
  },
  {
    code: 'teacher',
    fa: 'معلم',
    en: 'Teacher',
    licensed: false,
    synonyms: ['آموزگار', 'دبیر', 'فرهنگی', 'معلم بازنشسته'],
  },
  {
    code: 'lawyer',
    fa: 'وکیل',
    en: 'Lawyer',
    licensed: true,
    synonyms: ['وکیل دادگستری', 'وکیل پایه یک', 'وکیل پایه یک دادگستری'],
  },
  {
    code: 'engineer',
    fa: 'مهندس',
    en: 'Engineer',
    licensed: true,
    synonyms: ['مهندس عمران', 'مهندس معمار', 'مهندس برق'],
  },
  {
    code: 'other',
    fa: 'حرفهٔ دیگر',
    en: 'Another profession',
    licensed: false,
    synonyms: ['سایر', 'سایر حرفه‌ها'],
  },
] as const satisfies readonly ProfessionTerm[];
export type Profession = CodeOf<typeof professions>;

const professionByText = matcherOf(professions);
/** A profession's code by label or synonym; «دکتر …» titles and other words are not guessed. */
export function matchProfession(text: string): Profession | null {
  return professionByText(text);
}

const licensed = new Set<string>(professions.filter((term) => term.licensed).map((term) => term.code));
/** Whether a profession may be practised only under a licence of its issuing body. */
export function needsLicence(profession: Profession): boolean {
  return licensed.has(profession);
}
