/** Persian text, one door: what is stored, what is searched, what is compared. Rules: docs of the domain, section 3.1. */

const arabicIndicZero = 0x0660;
const persianZero = 0x06f0;

/** Turns Persian (۰-۹) and Arabic-Indic (٠-٩) digits into ASCII; everything else stays. For machine fields. */
export function normalizeDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= persianZero ? persianZero : arabicIndicZero));
  });
}

/** Turns ASCII and Arabic-Indic digits into Persian ones; for Persian display text. */
export function toPersianDigits(text: string): string {
  return normalizeDigits(text).replace(/\d/g, (digit) => String.fromCharCode(persianZero + Number(digit)));
}

/** Removes marks that draw nothing: bidi controls, byte order mark, joiner, soft hyphen, tatweel, blank letters. ZWNJ stays. */
export function stripInvisible(text: string): string {
  return text.replace(
    /[\u200B\u200D-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\u0640\u061C\u2800\u3164\u115F\u1160\uFFA0]/g,
    '',
  );
}

// NFKC would also fold what must stay (½, superscripts), so it is applied to presentation forms alone.
const presentationForms = /[\uFB50-\uFDFB\uFE70-\uFEFC]/g;
const letterForms: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
};
const letterPattern = new RegExp(`[${Object.keys(letterForms).join('')}]`, 'g');

// Most cells are already in stored form; seeing that at once is what makes half a million rows quick.
const storedMethod = /^(?:[!-~ء-ؤئ-غفقل-و۰-۹پچژکگی،؛؟«»٬٫]+(?: [!-~ء-ؤئ-غفقل-و۰-۹پچژکگی،؛؟«»٬٫]+)*)?$/;
const variant = /[أإٱ]/;

/**
 * The stored form of free text: NFC, Persian letters, Persian digits instead of Arabic-Indic (ASCII digits stay),
 * no invisible marks, single spaces, ZWNJ only single and between letters. Line breaks stay. Idempotent.
 */
export function normalizeText(text: string): string {
  if (storedMethod.test(text) && !variant.test(text)) return text;
  const letters = stripInvisible(text.replace(presentationForms, (form) => form.normalize('NFKC')))
    .normalize('NFC')
    .replace(letterPattern, (letter) => letterForms[letter] ?? letter)
    .replace(/[٠-٩]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - arabicIndicZero + persianZero));
  return letters
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\u200C+/g, '\u200C')
    .replace(/\u200C*([^\p{L}\p{M}\p{N}\u200C]|^|$)\u200C*/gu, '$1')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

const harakat = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED]/g;

/** Letters that are no base letter with a mark to Unicode, though a reader types the plain one: Kurdish, Polish, Nordic, Turkish. */
const plainLetters: Record<string, string> = {
  ێ: 'ی',
  ۆ: 'و',
  ڕ: 'ر',
  ڵ: 'ل',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
const plainPattern = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

function foldVariants(text: string): string {
  return (
    normalizeDigits(text)
      .toLowerCase()
      // Hamza and madda fall off as marks: آ أ → ا, ؤ → و, ئ → ي, ۀ → ە.
      .normalize('NFD')
      .replace(harakat, '')
      .replace(/[\u0300-\u036F]/g, '')
      .replace(/[ةەہ]/g, 'ه')
      .replace(/[يى]/g, 'ی')
      .replace(plainPattern, (letter) => plainLetters[letter] ?? letter)
      .replace(/ء/g, '')
      .replace(/[^\p{L}\p{N}\u200C]+/gu, ' ')
  );
}

/**
 * The key two spellings share when a reader would call them the same: variants of letters, harakat, digits, case and
 * punctuation folded, ZWNJ removed («می‌روم» → «میروم»). Words stay separated by one space.
 */
export function searchKey(text: string): string {
  return foldVariants(normalizeText(text))
    .replace(/\u200C/g, '')
    .replace(/ +/g, ' ')
    .trim();
}

/** Both keys to index: ZWNJ removed, and ZWNJ as a space when that differs. */
export function searchVariants(text: string): string[] {
  const joined = searchKey(text);
  const spaced = searchKey(normalizeText(text).replace(/\u200C/g, ' '));
  return joined === spaced ? [joined] : [joined, spaced];
}

/** `searchKey` without spaces: equal for «تربت‌جام», «تربت جام» and «تربتجام». For matching names and labels. */
export function compactKey(text: string): string {
  return searchKey(text).replace(/ /g, '');
}

/** The words of what somebody looks for, each as it stands in a `compactKey`; none when it says signs alone. */
export function searchedWords(text: string): string[] {
  return normalizeText(text).split(/\s/).map(compactKey).filter(Boolean);
}
