import type { FileAnswer } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { inGroups } from '@hamyar/domain';
import { formatDay, formatNumber, type Locale, plainDigits } from '@hamyar/i18n';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { messageNamed } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';
import { qrSvgOf } from '@hamyar/papers/qr-path';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { drawDocument, officeName } from '../documents/index.ts';
import { factsOf, numberOf } from './present.ts';
import { findLetter, type LetterRow } from './queries.ts';

/** An issued letter as a paper: what its page shows, and inside the very facts that its digest was taken of. */
export async function printLetter(
  ctx: Ctx,
  { letterId, locale }: { readonly letterId: string; readonly locale: Locale },
): Promise<FileAnswer> {
  const row = await findIssued(ctx, letterId);
  const facts = factsOf(row);
  const as = { locale };
  const checkAddress = ctx.publicUrl + linkPaths.letter(row.code);
  return drawDocument(
    ctx,
    'letter',
    {
      title: row.subject,
      office: officeName(row.provinceCode, locale),
      attachment: 'letter.json',
      marks: marksOf(row, locale),
      to: row.addressee,
      paragraphs: facts.paragraphs,
      beside: row.attachments.map(({ fileName }) => fileName),
      besideHead: m.letter_attachments({}, as),
      signatures: [signatureOf(row, locale)],
      qr: {
        svg: qrSvgOf(checkAddress),
        label: m.letter_qr({}, as),
        title: m.letter_check_title({}, as),
        text: m.letter_qr_text({}, as),
        codeLabel: m.letter_code({}, as),
        code: inGroups(row.code),
      },
      warning: row.withdrawnAt
        ? m.letter_withdrawn_on({ day: formatDay(row.withdrawnAt, locale) }, as)
        : null,
    },
    {
      locale,
      fileName: `letter-${facts.number.replaceAll('/', '-')}`,
      facts,
      drawnAt: row.issuedAt,
      foot: checkAddress.replace(/^https?:\/\//, ''),
    },
  );
}

/** A letter that has its paper: issued, and not yet without its words. */
async function findIssued(ctx: Ctx, letterId: string) {
  const scope = authorise(ctx, 'letters.manage');
  const { row } = await withTransaction(ctx, (tx) => findLetter(tx, scope, letterId));
  const { issuedAt, code } = row;
  if (!issuedAt || !code) throw new Refusal('conflict', 'letter.not_issued');
  if (row.erasedAt) throw new Refusal('precondition', 'letter.erased');
  return { ...row, issuedAt, code };
}

function marksOf(row: LetterRow, locale: Locale) {
  const as = { locale };
  const count = row.attachments.length;
  return [
    { term: m.letter_number({}, as), value: plainDigits(numberOf(row) ?? '', locale), ltr: true },
    { term: m.paper_date({}, as), value: formatDay(row.issuedOn ?? '', locale) },
    {
      term: m.letter_attachment({}, as),
      value:
        count === 0
          ? m.letter_no_attachment({}, as)
          : m.letter_attachment_count({ count: formatNumber(count, locale) }, as),
    },
  ];
}

/** Name above, office below, as an office signs. */
const signatureOf = ({ signerName, signerRole, provinceCode }: LetterRow, locale: Locale): string =>
  [signerName, messageNamed(`staff_role_${signerRole}`, {}, locale), officeName(provinceCode, locale)].join(
    '\n',
  );
