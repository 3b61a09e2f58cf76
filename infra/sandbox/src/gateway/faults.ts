/**
 * Special amounts, by the last three digits in rials or (because people type tomans) in tomans:
 * - 050 verify → -50 · 051 verify → -51 · 053 verify → -53 · 054 verify → -54
 * - 502 the first verify records the payment, then answers 502 · 503 request → 503
 * - 504 the first verify records the payment, then answers late · 509 request → a page that is not JSON
 */
export type Fault = '050' | '051' | '053' | '054' | '502' | '503' | '504' | '509';

const faults: ReadonlySet<string> = new Set<Fault>(['050', '051', '053', '054', '502', '503', '504', '509']);

export function faultOf(amountIrr: bigint): Fault | null {
  const inTomans = amountIrr % 10n === 0n ? (amountIrr / 10n) % 1000n : -1n;
  for (const ending of [amountIrr % 1000n, inTomans]) {
    const digits = String(ending).padStart(3, '0');
    if (isFault(digits)) return digits;
  }
  return null;
}

function isFault(digits: string): digits is Fault {
  return faults.has(digits);
}
