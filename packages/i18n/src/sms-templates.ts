import type { Locale } from './locale.ts';
import { englishSmsTemplates } from './sms-templates-en.ts';

/** One text for whatever happened in a complaint: a phone lies open, and says nothing of it. */
const complaintText = {
  template: 'hamyar-complaint',
  slots: { token: 'link' },
  text: 'همیار\nخبری دربارهٔ یک گزارش برای شما هست: %token',
} as const;

/**
 * Texts approved by the SMS provider. Service lines reach everyone only through approved templates, so a change here is
 * a request to the provider first. Slots: `token`, `token2`, `token3` hold no spaces; `token10` and `token20` some.
 * `{host}` is the site's own name, by which phones offer the code to that site alone.
 */
const persianSmsTemplates = {
  sign_in_code: {
    template: 'hamyar-code',
    slots: { token: 'code' },
    text: 'همیار\nکد ورود شما: %token\nاین کد را به هیچ‌کس ندهید.\n@{host} #%token',
  },
  offer: {
    template: 'hamyar-offer',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'همیار\nچون داوطلب شده‌اید، به شما نیاز داریم: %token20\n%token10\nدیدن، پاسخ یا لغو پیامک‌ها: %token',
  },
  /** One text a person, however many offers were made to them at once. */
  offers: {
    template: 'hamyar-offers',
    slots: { token: 'link', token2: 'count' },
    text: 'همیار\nچون داوطلب شده‌اید، در %token2 شیفت به شما نیاز داریم.\nدیدن، پاسخ یا لغو پیامک‌ها: %token',
  },
  assignment_accepted: {
    template: 'hamyar-accepted',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'همیار\nسپاس؛ این شیفت با شماست: %token20\n%token10\n%token',
  },
  assignment_cancelled: {
    template: 'hamyar-cancelled',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'همیار\nحضور شما لغو شد: %token20\n%token10\nدلیل: %token',
  },
  place_day_closed: {
    template: 'hamyar-day-closed',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'همیار\nآن روز تعطیل شد و این شیفت برگزار نمی‌شود: %token20\n%token10\nدلیل: %token',
  },
  place_reopened: {
    template: 'hamyar-day-reopened',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'همیار\nآن روز دوباره باز شد: %token20\n%token10\nآیا می‌آیید؟ %token',
  },
  place_moved: {
    template: 'hamyar-day-moved',
    slots: { token: 'link', token10: 'instead', token20: 'need' },
    text: 'همیار\nبه‌خاطر تعطیلی، شیفت شما جابه‌جا شد: %token20\nوقت تازه: %token10\nآیا می‌آیید؟ %token',
  },
  receipt: {
    template: 'hamyar-receipt',
    slots: { token: 'link', token10: 'amount', token20: 'project' },
    text: 'همیار\nکمک شما رسید: %token10\nبرای %token20\nرسید: %token',
  },
  credential_verified: {
    template: 'hamyar-credential',
    slots: { token: 'link' },
    text: 'همیار\nپروانهٔ شما تأیید شد. نیازهای متناسب با شما: %token',
  },
  sign_in_changed: {
    template: 'hamyar-sign-in',
    slots: { token: 'link' },
    text: 'همیار\nراه ورود به حساب شما تغییر کرد. اگر کار شما نبود: %token',
  },
  number_change: {
    template: 'hamyar-number',
    slots: { token: 'link' },
    text: 'همیار\nبرای حساب شما شمارهٔ دیگری خواسته شده و سه روز دیگر جای این شماره را می‌گیرد. اگر کار شما نبود: %token',
  },
  number_moved: {
    template: 'hamyar-number-moved',
    slots: { token: 'link' },
    text: 'همیار\nورود به حساب شما از این پس با شمارهٔ دیگری است. اگر کار شما نبود، به دفتر استان خود خبر دهید: %token',
  },
  guardian_asked: {
    template: 'hamyar-guardian',
    slots: { token: 'link' },
    text: 'همیار\nنوجوانی شما را سرپرست خود نامیده است تا با موافقت شما داوطلب شود. خواندن و پاسخ: %token\nاگر او را نمی‌شناسید، نپذیرید.',
  },
  guardian_grown: {
    template: 'hamyar-guardian-grown',
    slots: { token: 'link' },
    text: 'همیار\nنوجوانی که شما را سرپرست خود نامیده بود تاریخ تولدش را عوض کرده و بزرگسال ثبت شده است. اگر درست نیست، به دفتر استان خبر دهید: %token',
  },
  records_joined: {
    template: 'hamyar-records',
    slots: { token: 'link' },
    text: 'همیار\nدو پروندهٔ داوطلبی شما یکی شد. اگر پروندهٔ دیگر برای شما نیست، به دفتر استان خبر دهید: %token',
  },
  record_parted: {
    template: 'hamyar-records-parted',
    slots: { token: 'link' },
    text: 'همیار\nدفتر استان نفر دومی را که با شمارهٔ شما ثبت بود از پروندهٔ شما جدا کرد. اگر درست نیست، خبر دهید: %token',
  },
  volunteer_moved: {
    template: 'hamyar-moved',
    slots: { token: 'link' },
    text: 'همیار\nدفتر استان محل زندگی شما را به خواست شما عوض کرد. اگر نخواسته‌اید، به دفتر استان خبر دهید: %token',
  },
  complaint_news: complaintText,
  complaint_hearing: complaintText,
  complaint_suspended: complaintText,
  complaint_lifted: complaintText,
  complaint_decided: complaintText,
  staff_replaced: {
    template: 'hamyar-staff-ended',
    slots: { token: 'link' },
    text: 'همیار\nسمت‌های شما از میزبان سامانه پایان یافت و دیگری دعوت شد. اگر شما نخواسته‌اید به ناظر بگویید: %token',
  },
  staff_invited: {
    template: 'hamyar-staff',
    slots: { token: 'link' },
    text: 'همیار\nاز شما برای کار در سامانه دعوت شده است. خواندن و پاسخ: %token\nاگر دعوت‌کننده را نمی‌شناسید، نپذیرید.',
  },
} as const;

interface SmsTemplate {
  readonly template: string;
  readonly slots: Readonly<Partial<Record<'token' | 'token2' | 'token3' | 'token10' | 'token20', string>>>;
  readonly text: string;
}

/** Every text of both languages by our key. English ones end in `_en`, and need the provider's approval as well. */
export const smsTemplates = { ...persianSmsTemplates, ...englishSmsTemplates } satisfies Record<
  keyof typeof persianSmsTemplates | `${keyof typeof persianSmsTemplates}_en`,
  SmsTemplate
>;
const known: ReadonlyMap<string, SmsTemplate> = new Map(Object.entries(smsTemplates));

/** Our key of a text in a language; one that has no English goes out in Persian. */
export function smsTemplateIn(key: string, locale: Locale): string {
  const english = `${key}_en`;
  return locale === 'en' && known.has(english) ? english : key;
}

/**
 * Provider's template name → text, as a site asks the provider to approve them; the sandbox is told it did.
 * @param publicUrl address of the web as people see it
 */
export function approvedTexts(publicUrl: string): Record<string, string> {
  const { hostname } = new URL(publicUrl);
  return Object.fromEntries(
    Object.values(smsTemplates).map(({ template, text }) => [template, text.replace('{host}', hostname)]),
  );
}

/** The basic set of GSM 03.38, which an operator sends in seven bits a sign. */
const basicSigns =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Signs of its extension, which take two places each. */
const extendedSigns = '^{}\\[~]|€';

interface Size {
  /** Places that a text takes in its alphabet. */
  readonly places: number;
  /** Places of a text that is one part, and of each part when there are more. */
  readonly one: number;
  readonly each: number;
}

/** How much room a text takes: one sign outside the GSM alphabet makes all of it UTF-16, as Persian is. */
function sizeOf(text: string): Size {
  let places = 0;
  for (const sign of text) {
    if (basicSigns.includes(sign)) places += 1;
    else if (extendedSigns.includes(sign)) places += 2;
    else return { places: text.length, one: 70, each: 67 };
  }
  return { places, one: 160, each: 153 };
}

/** Parts an operator makes of a text: 160 places of GSM letters or 153 each when there are more; 70 or 67 of Persian. */
export function smsParts(text: string): number {
  const { places, one, each } = sizeOf(text);
  return places <= one ? 1 : Math.ceil(places / each);
}

/** Parts a text of ours may have; what goes beyond is the name of the need or the project, which its page says whole. */
const maxParts = 3;
/** A name is never cut shorter than this: it must still say what is meant. */
const minNameUnits = 20;
/** What the provider takes in the blank of a name: more words it would join without a space, and more letters it would cut. */
const maxNameWords = 9;
const maxNameUnits = 100;

/** The tokens of a template with its longest name shortened so far that the whole text keeps to its parts. */
export function fitTokens(
  key: string,
  tokens: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const template = known.get(key);
  const name = template?.slots.token20;
  if (template === undefined || name === undefined) return tokens;
  const text = shortName(tokens[name] ?? '');
  const { slots } = template;
  const filled: Readonly<Record<string, string>> = { ...tokens, [name]: text };
  const whole = template.text.replace(
    /%(token\d*)/g,
    (_, slot: string) => filled[Object.entries(slots).find(([blank]) => blank === slot)?.[1] ?? ''] ?? '',
  );
  const { places, each } = sizeOf(whole);
  const over = places - maxParts * each;
  return over <= 0
    ? filled
    : { ...filled, [name]: cut(text, Math.max(text.length - over - 1, minNameUnits)) };
}

/** A name in Latin letters as the provider's blank takes it; Persian words may be joined by a half-space, Latin ones not. */
function shortName(text: string): string {
  if (!isLatin(text)) return text;
  const words = text.split(/\s+/);
  const kept = words.length > maxNameWords ? `${words.slice(0, maxNameWords).join(' ')}...` : text;
  return kept.length > maxNameUnits ? cut(text, maxNameUnits - 3) : kept;
}

const isLatin = (text: string): boolean => sizeOf(text).one === 160;

/** The first units of a text with a sign that it goes on, in the alphabet of the text. */
function cut(text: string, units: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > units) break;
    kept += character;
  }
  return `${kept.replace(/[\s\p{M}\u200C\u200D\uFE0F]+$/u, '')}${isLatin(text) ? '...' : '…'}`;
}
