import { formatSolar, type IsoDay, isoDayToSolar } from '../kit/solar-hijri.ts';
import { journalAccount } from './ledger.ts';

/** What an account comes to: debit positive, credit negative; rials in digits. */
export interface AccountBalance {
  readonly code: string;
  readonly balanceIrr: string;
}

/** A transaction with all its legs, as a journal writes it. */
export interface JournalTransaction {
  readonly id: string;
  readonly kind: string;
  readonly recognisedOn: IsoDay;
  readonly postedAt: Date;
  readonly legs: readonly { readonly code: string; readonly amountIrr: string }[];
}

/** A month of books: what the accounts came to before it, what happened, and what they come to at its end. */
export interface JournalMonth {
  readonly provinceCode: string;
  readonly from: IsoDay;
  readonly through: IsoDay;
  readonly opening: readonly AccountBalance[];
  readonly rows: readonly JournalTransaction[];
  readonly closing: readonly AccountBalance[];
}

const openingAccount = 'equity:opening';

/** A month of books in the journal format of hledger 1.25 (https://hledger.org/1.25/hledger.html#journal-format). Pure. */
export function writeJournal({ provinceCode, from, through, opening, rows, closing }: JournalMonth): string {
  const own = [...opening, ...closing].map(({ code }) => code);
  const all = new Set([...own, ...rows.flatMap(({ legs }) => legs.map(({ code }) => code))]);
  const begin = opening.filter(({ balanceIrr }) => balanceIrr !== '0');
  const lines = [
    `; ${provinceCode} ${from} – ${through}`,
    'commodity 1000. IRR',
    ...[...all].sort().map((code) => `account ${journalAccount(code)}`),
    `account ${openingAccount}`,
    '',
  ];
  if (begin.length > 0)
    lines.push(
      `${from} opening balances`,
      ...begin.map(({ code, balanceIrr }) => leg(code, balanceIrr)),
      `    ${openingAccount}`,
      '',
    );
  for (const { id, kind, recognisedOn, postedAt, legs } of rows)
    lines.push(
      `${recognisedOn} (${id}) ${kind}`,
      `    ; solar:${formatSolar(isoDayToSolar(recognisedOn)).replaceAll('/', '-')}, posted:${postedAt.toISOString()}`,
      ...legs.map(({ code, amountIrr }) => leg(code, amountIrr)),
      '',
    );
  lines.push(
    `${through} closing balances`,
    ...closing.map(({ code, balanceIrr }) => `    ${journalAccount(code)}  0 IRR = ${balanceIrr} IRR`),
    '',
  );
  return lines.join('\n');
}

const leg = (code: string, amountIrr: string): string => `    ${journalAccount(code)}  ${amountIrr} IRR`;
