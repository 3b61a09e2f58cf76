import type { Answer, letters } from '@hamyar/contracts';
import { letter, type Transaction, withTransaction } from '@hamyar/db';
import { isoDayToSolar, letterBytes, letterDays, printedCode, today } from '@hamyar/domain';
import { audit, type StaffRole } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { sha256 } from '../../kit/sha256.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, asService, authorise } from '../access/index.ts';
import { accountName } from '../identity/index.ts';
import { letterVersion, requireDraft, signingRole, whyNotIssue } from './policy.ts';
import { factsOf, numberOf } from './present.ts';
import { type Found, lockLetter, nextNumber } from './queries.ts';

/** Fifty random bits: nobody comes to a letter by trying. */
const codeLength = 10;

/** Issues a draft as it was seen: number, day, signer and digest are written once, and from then on it stays as it is. */
export async function issueLetter(
  ctx: Ctx,
  letterId: string,
  version: string,
): Promise<Answer<typeof letters.issue>> {
  const scope = authorise(ctx, 'letters.manage');
  const signerName = await findSigner(ctx);
  return withTransaction(ctx, async (tx) => {
    const found = await lockLetter(tx, scope, letterId);
    requireVersion(version, letterVersion(found.row, found.files));
    requireDraft(found.row);
    const signerRole = signingRole(ctx, found.row.provinceCode);
    // A letter is no one's without a name under it.
    if (!signerName || !signerRole) throw new Refusal('precondition', 'letter.signer_unnamed');
    const refusal = whyNotIssue(found.files);
    if (refusal) throw new Refusal('precondition', refusal);
    const number = await write(ctx, tx, found, { signerName, signerRole });
    await audit(ctx, tx, {
      action: 'letter.issued',
      targetType: 'letter',
      targetId: letterId,
      provinceCode: found.row.provinceCode,
      detail: { number, attachments: found.files.length },
    });
    return { number };
  });
}

/** Under which name whoever acts signs, where they have one. */
async function findSigner(ctx: Ctx): Promise<string | null> {
  authorise(ctx, 'letters.manage');
  const accountId = accountIdOf(ctx);
  if (accountId === null) return null;
  return withTransaction(asService(ctx, 'letter-signer'), (tx) => accountName(tx, accountId));
}

/** The counter is asked last, so that others wait for it no longer than they must. */
async function write(
  ctx: Ctx,
  tx: Transaction,
  { row, files }: Found,
  signer: { readonly signerName: string; readonly signerRole: StaffRole },
): Promise<string> {
  const issuedAt = ctx.clock.now();
  const issuedOn = today(issuedAt);
  const serialYear = isoDayToSolar(issuedOn).year;
  const issued = {
    attachments: files.map(({ fileName, bytes, sha256: hash }) => ({ fileName, bytes, sha256: hash })),
    serialYear,
    serialNumber: await nextNumber(tx, row.office ?? '', serialYear),
    ...signer,
    issuedOn,
    issuedAt,
  };
  const standing = { ...row, ...issued };
  await tx
    .update(letter)
    .set({
      ...issued,
      issuedBy: accountIdOf(ctx),
      code: printedCode(ctx.randomBytes(codeLength)),
      digest: sha256(letterBytes(factsOf(standing))).toString('hex'),
      retainUntil: keptUntil(issuedAt, letterDays),
    })
    .where(eq(letter.id, row.id));
  return numberOf(standing) ?? '';
}
