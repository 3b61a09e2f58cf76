import { compactKey } from '../kit/persian-text.ts';

/** Closed lists with labels. Codes are stored; labels are shown; synonyms are what offices write. */
export interface Term<Code extends string = string> {
  code: Code;
  fa: string;
  en: string;
  synonyms?: readonly string[];
}
export type CodeOf<Terms extends readonly Term[]> = Terms[number]['code'];

/** Makes the matcher of a list: a text's code by code, label or synonym, whatever its spelling; null when none. */
export function matcherOf<const Terms extends readonly Term[]>(
  terms: Terms,
): (text: string) => CodeOf<Terms> | null {
  const codes = new Map<string, CodeOf<Terms>>();
  for (const { code, fa, en, synonyms = [] } of terms)
    for (const label of [code, fa, en, ...synonyms]) codes.set(compactKey(label), code);
  return (text) => codes.get(compactKey(text)) ?? null;
}

/** The term of a code; throws only when the code is not of the list, which types forbid. */
export function termOf<const Terms extends readonly Term[]>(
  terms: Terms,
  code: CodeOf<Terms>,
): Terms[number] {
  const term = terms.find((candidate) => candidate.code === code);
  if (!term) throw new Error(`no term ${code}`);
  return term;
}

export const contributionKinds = [
  { code: 'cash', fa: 'نقدی', en: 'Cash', synonyms: ['نقد', 'وجه نقد', 'کمک نقدی', 'وجه', 'پول', 'نقدا'] },
  {
    code: 'goods',
    fa: 'غیرنقدی',
    en: 'Goods',
    synonyms: [
      'غیر نقد',
      'کمک غیرنقدی',
      'کالا',
      'کالایی',
      'کمک کالایی',
      'جنس',
      'جنسی',
      'کالا و اجناس',
      'اقلام',
      'in-kind',
    ],
  },
  {
    code: 'service',
    fa: 'خدمت',
    en: 'Service',
    synonyms: [
      'خدمتی',
      'خدمات',
      'خدماتی',
      'کمک خدماتی',
      'ارائه خدمت',
      'ارائه خدمات',
      'خدمت رایگان',
      'services',
    ],
  },
] as const satisfies readonly Term[];
export type ContributionKind = CodeOf<typeof contributionKinds>;
export const matchContributionKind = matcherOf(contributionKinds);

export const paymentChannels = [
  {
    code: 'gateway',
    fa: 'درگاه',
    en: 'Gateway',
    synonyms: ['درگاه پرداخت', 'درگاه اینترنتی', 'اینترنتی', 'آنلاین'],
  },
  {
    code: 'bank_transfer',
    fa: 'واریز بانکی',
    en: 'Bank transfer',
    synonyms: ['واریز', 'بانکی', 'حواله', 'پایا', 'ساتنا', 'فیش بانکی', 'واریز به حساب'],
  },
  { code: 'card_to_card', fa: 'کارت به کارت', en: 'Card to card', synonyms: ['کارت'] },
  { code: 'cash_in_hand', fa: 'نقد', en: 'Cash in hand', synonyms: ['نقدی', 'وجه نقد', 'دستی', 'صندوق'] },
  { code: 'pos', fa: 'کارتخوان', en: 'Card reader', synonyms: ['پوز', 'دستگاه پوز', 'کارت خوان'] },
  { code: 'cheque', fa: 'چک', en: 'Cheque', synonyms: ['چک بانکی'] },
] as const satisfies readonly Term[];
export type PaymentChannel = CodeOf<typeof paymentChannels>;
export const matchPaymentChannel = matcherOf(paymentChannels);

export const genders = [
  { code: 'woman', fa: 'زن', en: 'Female', synonyms: ['خانم', 'بانو', 'مونث', 'مؤنث', 'دختر', 'ز', 'f'] },
  { code: 'man', fa: 'مرد', en: 'Male', synonyms: ['آقا', 'مذکر', 'پسر', 'م', 'm'] },
] as const satisfies readonly Term[];
export type Gender = CodeOf<typeof genders>;
export const matchGender = matcherOf(genders);

/** Saturday first, as the Persian week runs. */
export const weekdays = [
  { code: 'saturday', fa: 'شنبه', en: 'Saturday', synonyms: ['ش', 'sat'] },
  { code: 'sunday', fa: 'یکشنبه', en: 'Sunday', synonyms: ['۱ شنبه', 'ی', 'sun'] },
  { code: 'monday', fa: 'دوشنبه', en: 'Monday', synonyms: ['۲ شنبه', 'د', 'mon'] },
  { code: 'tuesday', fa: 'سه‌شنبه', en: 'Tuesday', synonyms: ['۳ شنبه', 'س', 'tue'] },
  { code: 'wednesday', fa: 'چهارشنبه', en: 'Wednesday', synonyms: ['۴ شنبه', 'چ', 'wed'] },
  { code: 'thursday', fa: 'پنجشنبه', en: 'Thursday', synonyms: ['۵ شنبه', 'پنج شنبه', 'پ', 'thu'] },
  { code: 'friday', fa: 'جمعه', en: 'Friday', synonyms: ['ج', 'آدینه', 'fri'] },
] as const satisfies readonly Term[];
export type Weekday = CodeOf<typeof weekdays>;
export const matchWeekday = matcherOf(weekdays);

export const languages = [
  { code: 'fa', fa: 'فارسی', en: 'Persian' },
  {
    code: 'azb',
    fa: 'ترکی آذربایجانی',
    en: 'Azerbaijani',
    synonyms: ['ترکی', 'آذری', 'آذربایجانی', 'ترکی آذری'],
  },
  { code: 'ku', fa: 'کردی', en: 'Kurdish', synonyms: ['کوردی', 'کرمانجی', 'سورانی'] },
  { code: 'lrc', fa: 'لری', en: 'Luri', synonyms: ['لکی', 'بختیاری'] },
  { code: 'bal', fa: 'بلوچی', en: 'Baluchi' },
  { code: 'glk', fa: 'گیلکی', en: 'Gilaki' },
  { code: 'mzn', fa: 'مازندرانی', en: 'Mazandarani', synonyms: ['مازنی', 'طبری'] },
  { code: 'tk', fa: 'ترکمنی', en: 'Turkmen', synonyms: ['ترکمن'] },
  { code: 'ar', fa: 'عربی', en: 'Arabic' },
  { code: 'hy', fa: 'ارمنی', en: 'Armenian' },
  { code: 'prs', fa: 'دری', en: 'Dari' },
  { code: 'ps', fa: 'پشتو', en: 'Pashto' },
  { code: 'en', fa: 'انگلیسی', en: 'English' },
  { code: 'fr', fa: 'فرانسه', en: 'French', synonyms: ['فرانسوی'] },
  { code: 'sign', fa: 'اشاره', en: 'Sign language', synonyms: ['زبان اشاره', 'ناشنوایان'] },
] as const satisfies readonly Term[];
export type Language = CodeOf<typeof languages>;
const languageByText = matcherOf(languages);
/** A language's code; «زبان …» is tolerated. */
export function matchLanguage(text: string): Language | null {
  return languageByText(text) ?? languageByText(text.replace(/^\s*زبان\s+/, ''));
}

export const urgencies = [
  { code: 'normal', fa: 'عادی', en: 'Normal', synonyms: ['معمولی', 'کم', 'غیرفوری'] },
  { code: 'urgent', fa: 'فوری', en: 'Urgent', synonyms: ['مهم', 'زیاد', 'ضروری'] },
  { code: 'critical', fa: 'بحرانی', en: 'Critical', synonyms: ['خیلی فوری', 'آنی', 'اضطراری', 'بسیار فوری'] },
] as const satisfies readonly Term[];
export type Urgency = CodeOf<typeof urgencies>;
export const matchUrgency = matcherOf(urgencies);

export const venueKinds = [
  {
    code: 'clinic',
    fa: 'کلینیک توانبخشی',
    en: 'Rehabilitation clinic',
    synonyms: ['کلینیک', 'درمانگاه', 'مرکز توانبخشی'],
  },
  {
    code: 'elder_centre',
    fa: 'مرکز سالمندان',
    en: 'Elders’ centre',
    synonyms: ['خانه سالمندان', 'سرای سالمندان'],
  },
  {
    code: 'children_home',
    fa: 'خانه کودکان',
    en: 'Children’s home',
    synonyms: ['خانه کودکان و نوجوانان', 'شیرخوارگاه'],
  },
  { code: 'positive_life', fa: 'مرکز مثبت زندگی', en: '+Life centre', synonyms: ['مثبت زندگی', '+زندگی'] },
  { code: 'non_government_centre', fa: 'مرکز غیردولتی', en: 'Non-government centre' },
  {
    code: 'crisis_centre',
    fa: 'مرکز مداخله در بحران',
    en: 'Crisis centre',
    synonyms: ['اورژانس اجتماعی', 'مداخله در بحران'],
  },
  { code: 'charity', fa: 'مؤسسه خیریه', en: 'Charity', synonyms: ['خیریه', 'موسسه خیریه', 'سمن'] },
  { code: 'school', fa: 'مدرسه (عصر)', en: 'School (afternoon)', synonyms: ['مدرسه', 'مدارس'] },
  {
    code: 'mobile_unit',
    fa: 'خودروی سیار',
    en: 'Mobile unit',
    synonyms: ['سیار', 'خودرو سیار', 'واحد سیار'],
  },
  { code: 'home', fa: 'منزل', en: 'Home', synonyms: ['خانه', 'منزل مددجو', 'در منزل'] },
  { code: 'office', fa: 'اداره بهزیستی', en: 'Welfare office', synonyms: ['اداره'] },
  {
    code: 'remote',
    fa: 'غیرحضوری',
    en: 'Remote',
    synonyms: ['دورکاری', 'تلفنی', 'آنلاین', 'از راه دور', 'مجازی'],
  },
] as const satisfies readonly Term[];
export type VenueKind = CodeOf<typeof venueKinds>;
export const matchVenueKind = matcherOf(venueKinds);

const yesWords = new Set(['بله', 'بلی', 'آری', 'دارد', 'هست', 'yes', 'true', '1', 'بلی'].map(compactKey));
const noWords = new Set(['خیر', 'نه', 'ندارد', 'نیست', 'no', 'false', '0'].map(compactKey));
/** «بله/بلی» → true, «خیر» → false, anything else null. */
export function matchYesNo(text: string): boolean | null {
  const key = compactKey(text);
  if (yesWords.has(key)) return true;
  return noWords.has(key) ? false : null;
}
