const ONES = ['', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه'];
const TEENS = ['ده', 'یازده', 'دوازده', 'سیزده', 'چهارده', 'پانزده', 'شانزده', 'هفده', 'هجده', 'نوزده'];
const TENS = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'];
const HUNDREDS = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد'];
// Persian counts 10^15 as «هزار میلیارد»-like compounds in the press; official texts use the long names below.
const SCALES_FA = ['', 'هزار', 'میلیون', 'میلیارد', 'هزار میلیارد', 'میلیون میلیارد', 'میلیارد میلیارد'];
const ONES_EN =
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS_EN = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES_EN = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion', 'quintillion'];

function groupsOfThree(value: bigint): number[] {
  const groups: number[] = [];
  for (let rest = value; rest > 0n; rest /= 1000n) groups.push(Number(rest % 1000n));
  return groups;
}

function belowThousandFa(value: number): string {
  const rest = value % 100;
  const tail = rest >= 10 && rest < 20 ? [TEENS[rest - 10]] : [TENS[Math.floor(rest / 10)], ONES[rest % 10]];
  return [HUNDREDS[Math.floor(value / 100)], ...tail].filter(Boolean).join(' و ');
}

function belowThousandEn(value: number): string {
  const rest = value % 100;
  const small =
    rest < 20
      ? ONES_EN[rest]
      : [TENS_EN[Math.floor(rest / 10)], ONES_EN[rest % 10]].filter(Boolean).join('-');
  const hundreds = value >= 100 ? `${ONES_EN[Math.floor(value / 100)]} hundred` : '';
  return [hundreds, small].filter(Boolean).join(' and ');
}

/** An integer (|n| < 10^21) in Persian words: 900000000000 → «نهصد میلیارد». */
export function integerToWordsFa(value: bigint): string {
  if (value === 0n) return 'صفر';
  if (value < 0n) return `منفی ${integerToWordsFa(-value)}`;
  return groupsOfThree(value)
    .map((group, scale) => {
      if (group === 0) return '';
      if (group === 1 && scale === 1) return 'هزار';
      return `${belowThousandFa(group)} ${SCALES_FA[scale] ?? ''}`.trim();
    })
    .reverse()
    .filter(Boolean)
    .join(' و ');
}

/** An integer (|n| < 10^21) in English words (short scale). */
export function integerToWordsEn(value: bigint): string {
  if (value === 0n) return 'zero';
  if (value < 0n) return `minus ${integerToWordsEn(-value)}`;
  return groupsOfThree(value)
    .map((group, scale) => (group === 0 ? '' : `${belowThousandEn(group)} ${SCALES_EN[scale] ?? ''}`.trim()))
    .reverse()
    .filter(Boolean)
    .join(' ');
}

const WORD_VALUES = new Map<string, bigint>();
for (const [words, step] of [
  [ONES, 1n],
  [TENS, 10n],
  [HUNDREDS, 100n],
] as const)
  words.forEach((word, index) => word && WORD_VALUES.set(word, BigInt(index) * step));
TEENS.forEach((word, index) => WORD_VALUES.set(word, BigInt(index + 10)));
WORD_VALUES.set('یه', 1n).set('شیش', 6n).set('هیجده', 18n).set('یکصد', 100n);

/** The value of one Persian number word below a thousand («پانصد» → 500n), or null. */
export function numberWordValue(word: string): bigint | null {
  return WORD_VALUES.get(word) ?? null;
}
