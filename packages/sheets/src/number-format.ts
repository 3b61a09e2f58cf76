/** Built-in date and time formats (ECMA-376 18.8.30), and the Far East and Thai ones that programs reuse. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58) ||
  (id >= 71 && id <= 81);

function isDateFormat(code: string): boolean {
  const [positive = ''] = code.replace(/\\.|_.|\*.|"[^"]*"/g, '').split(';');
  return /[ymdhsbe]/i.test(positive.replace(/\[(?![hms]+\])[^\]]*\]/gi, '').replace(/general|E[+-]/gi, ''));
}

const moneyPattern =
  /(?:هزار|میلیون|ملیون|میلیارد)?\s*(?:تومان|تومن|ریال|﷼)|هزار|میلیون|ملیون|میلیارد|دلار|یورو|درهم|[$€£¥₺₽]|\b(?:rials?|tomans?|irr|irt|usd|eur|gbp|aed|try)\b/giu;

/** What a number format writes beside a number that changes what the number means: «تومان», "$", a scale of thousands. */
function moneyShown(code: string): string {
  const [shown = ''] = code.replace(/\[[^\]]*\]|_.|\*./g, '').split(';');
  // «;;;» and a bare text show no digit at all.
  if (code !== '' && !/[0#?@]|general/i.test(shown.replace(/"[^"]*"|\\./g, ''))) return '×1000';
  // «-#,##0» and «(#,##0)» show a number that is not negative as one that is.
  const signed = shown.replace(/["\\]/g, '');
  if (/^[^\d#?]*[-−]/.test(signed) || /^[^\d#?]*\([^)]*\)[^0#?]*$/.test(signed)) return '×-1';
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  // A comma after the last digit hides three of them: 5,000,000 is shown as 5,000.
  if (/[0#?],+(?:[^0#?,]|$)/.test(bare)) return '×1000';
  const written = code
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1')
    .replace(/\[[^\]]*\]|_.|\*./g, ' ')
    .replace(/["\\]/g, '')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک');
  return [...new Set(written.match(moneyPattern)?.map((word) => word.trim()))].join(' ');
}

/** How a cell's number is shown: as a date, or with words of money beside it. */
export interface ShownNumber {
  isDate: boolean;
  money: string;
}

/** Reads a number format; null for plain numbers. */
export function shownBy(id: number, code: string | undefined): ShownNumber | null {
  if (code === undefined) return isBuiltInDate(id) ? { isDate: true, money: '' } : null;
  if (isDateFormat(code)) return { isDate: true, money: '' };
  const money = moneyShown(code);
  return money === '' ? null : { isDate: false, money };
}
