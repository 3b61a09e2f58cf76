import { irrToWordsEn, irrToWordsFa } from '@hamyar/domain';

/** The amount in words: echoed before paying, written out on the receipt. */
export function wordsOf(amountIrr: bigint): { tomanFa: string; rialFa: string; rialEn: string } {
  return {
    tomanFa: irrToWordsFa(amountIrr, 'toman'),
    rialFa: irrToWordsFa(amountIrr),
    rialEn: irrToWordsEn(amountIrr),
  };
}
