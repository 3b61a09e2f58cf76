import type { letters } from '@hamyar/contracts';
import { inGroups, letterFacts, letterNumber, paragraphsOf } from '@hamyar/domain';
import { presentFile } from '../files/index.ts';
import { actsOn, letterVersion, stateOf } from './policy.ts';
import type { Found, LetterRow } from './queries.ts';

/** `IR-09/1405/12`; null while it is a draft. */
export const numberOf = ({ office, serialYear, serialNumber }: LetterRow): string | null =>
  serialYear === null || serialNumber === null ? null : letterNumber(office ?? '', serialYear, serialNumber);

/** What an issued letter says, as its digest was taken of it. */
export const factsOf = (row: LetterRow) =>
  letterFacts({
    number: numberOf(row) ?? '',
    day: row.issuedOn ?? '',
    office: row.office ?? '',
    addressee: row.addressee,
    subject: row.subject,
    body: row.body,
    attachments: row.attachments,
    signerName: row.signerName ?? '',
    signerRole: row.signerRole ?? '',
  });

const withdrawnOf = ({ withdrawnAt, withdrawnReason }: LetterRow) =>
  withdrawnAt && { at: withdrawnAt.toISOString(), reason: withdrawnReason ?? '' };

/** @param beside files that lie beside it; once it is issued, those that it names count */
export const presentLine = (row: LetterRow, beside: number): letters.LetterLine => ({
  id: row.id,
  provinceCode: row.provinceCode,
  state: stateOf(row),
  number: numberOf(row),
  issuedOn: row.issuedOn,
  subject: row.subject,
  addressee: row.addressee,
  attachments: row.issuedAt ? row.attachments.length : beside,
});

export function presentLetter({ row, files }: Found): letters.Letter {
  return {
    ...presentLine(row, files.length),
    paragraphs: paragraphsOf(row.body),
    body: row.body,
    files: files.map((file) => presentFile(file, row.issuedAt === null)),
    signer:
      row.signerName === null || row.signerRole === null
        ? null
        : { name: row.signerName, role: row.signerRole },
    code: row.code && inGroups(row.code),
    digest: row.digest,
    withdrawn: withdrawnOf(row),
    erasedAt: row.erasedAt?.toISOString() ?? null,
    may: actsOn(row, files),
    version: letterVersion(row, files),
  };
}

/** What anybody sees who has the code. */
export const presentChecked = (row: LetterRow) => ({
  number: numberOf(row) ?? '',
  issuedOn: row.issuedOn ?? '',
  subject: row.subject,
  provinceCode: row.provinceCode,
  attachments: row.attachments.length,
  digest: row.digest ?? '',
  withdrawn: withdrawnOf(row),
});
