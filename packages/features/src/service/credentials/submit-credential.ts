import type { Answer, credentials } from '@hamyar/contracts';
import { credential, type Transaction, volunteer, withTransaction } from '@hamyar/db';
import {
  councilNumberKey,
  asksLicence,
  type IsoDay,
  issuingBodies,
  normalizeDigits,
  parseCouncilNumber,
  today,
} from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountOf, authorise } from '../../ground/access/index.ts';
import { moveFilesTo } from '../../ground/files/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { presentOwn } from './present.ts';
import { type CredentialRow, licencesOf, lockUndecided } from './queries.ts';

export interface LicenceInput {
  readonly issuingBody: string;
  readonly number: string;
  readonly validTo?: IsoDay | undefined;
}

/** Gives a licence to be verified. One undecided licence a person: a new answer replaces it; the same one changes nothing. */
export async function submitCredential(
  ctx: Ctx,
  input: LicenceInput,
): Promise<Answer<typeof credentials.submit>['credential']> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  const number = numberOf(input.number);
  if (!issuingBodies.some((body) => body.code === input.issuingBody)) {
    throw invalidField('issuingBody', 'licence.body_unknown');
  }
  if (input.validTo && input.validTo < today(ctx.clock.now()))
    throw invalidField('validTo', 'licence.expired');
  return withTransaction(ctx, async (tx) => {
    const [holder] = await tx
      .select()
      .from(volunteer)
      .where(eq(volunteer.accountId, accountId))
      .for('update');
    if (holder?.mergedInto) throw new Refusal('precondition', 'volunteer.merged');
    if (!holder?.profession) throw new Refusal('precondition', 'volunteer.no_profile');
    if (!asksLicence(holder.profession)) throw new Refusal('precondition', 'licence.not_needed');
    const facts = {
      profession: holder.profession,
      provinceCode: holder.provinceCode,
      issuingBody: input.issuingBody,
      numberIndex: ctx.sealing.index(councilNumberKey(number), 'credential.number'),
      validTo: input.validTo ?? null,
    };
    const known = await sameLicence(tx, holder.id, facts);
    if (known) return presentOwn(ctx, tx, known);
    const undecided = await lockUndecided(tx, holder.id);
    const written = {
      ...facts,
      numberSealed: ctx.sealing.seal(number, 'credential.number'),
      numberTail: number.slice(-2),
      submittedAt: ctx.clock.now(),
    };
    const [saved] = undecided
      ? await tx.update(credential).set(written).where(eq(credential.id, undecided.id)).returning()
      : await tx
          .insert(credential)
          .values({ id: ctx.newId(), volunteerId: holder.id, ...written })
          .returning();
    if (!saved) throw new Error('a licence just written must be readable');
    await audit(ctx, tx, {
      action: 'credential.submitted',
      targetType: 'credential',
      targetId: saved.id,
      provinceCode: holder.provinceCode,
      detail: { replaced: undecided !== null },
    });
    return presentOwn(ctx, tx, saved);
  });
}

/** A licence that says exactly this already and was not refused; one refused may be given again. */
async function sameLicence(
  tx: Transaction,
  volunteerId: string,
  facts: { profession: string; issuingBody: string; numberIndex: string; validTo: string | null },
): Promise<CredentialRow | null> {
  const rows = await licencesOf(tx, volunteerId);
  const same = rows.find(
    (row) =>
      !row.rejectedAt &&
      !row.revokedAt &&
      row.profession === facts.profession &&
      row.issuingBody === facts.issuingBody &&
      row.numberIndex === facts.numberIndex &&
      (row.validTo === facts.validTo || (row.verifiedAt !== null && facts.validTo === null)),
  );
  return same ?? null;
}

/** Part of the caller's transaction: licences follow their holder to another province's officers, those that were revoked too. */
export async function moveCredentials(
  tx: Transaction,
  volunteerId: string,
  provinceCode: string | null,
): Promise<void> {
  const moved = await tx
    .update(credential)
    .set({ provinceCode })
    .where(eq(credential.volunteerId, volunteerId))
    .returning({ id: credential.id });
  const subjectIds = moved.map(({ id }) => id);
  await moveFilesTo(tx, 'licence_evidence', subjectIds, provinceCode);
}

/** The stored form of a licence number; the refusal says what to mend. */
function numberOf(text: string): string {
  const number = parseCouncilNumber(text);
  if (number) return number;
  const digits = normalizeDigits(text).replace(/\D/g, '');
  if (text.trim() === '') throw invalidField('number', 'licence.number_missing');
  if (digits === '') throw invalidField('number', 'licence.number_no_digits');
  throw invalidField('number', digits.length > 7 ? 'licence.number_too_long' : 'licence.number_invalid');
}
