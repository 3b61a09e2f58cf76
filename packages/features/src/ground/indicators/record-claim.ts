import type { Answer, indicators } from '@hamyar/contracts';
import { indicator, indicatorClaim, type Transaction, withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { formDigest } from '../../kit/version.ts';
import { accountIdOf, authorise } from '../access/index.ts';
import { figureOf, isShareOfOther, type KnownClaim, type NewClaim, whyNotClaim } from './policy.ts';
import { claimsOfForm } from './queries.ts';

/** Writes down what a source says; the same form again is answered alike. */
export async function recordClaim(
  ctx: Ctx,
  input: NewClaim & { formKey: string },
): Promise<Answer<typeof indicators.recordClaim>> {
  authorise(ctx, 'indicators.manage');
  const { formKey, ...claim } = input;
  const refusal = whyNotClaim(claim, today(ctx.clock.now()));
  if (refusal) throw invalidField(refusal.path, refusal.reason);
  return withTransaction(ctx, async (tx) => {
    const digest = formDigest(input);
    await inLine(tx, `indicator-form:${formKey}`);
    const [before] = await claimsOfForm(tx, formKey);
    if (before && before.formDigest !== digest) throw new Refusal('conflict', 'indicator.form_used');
    if (before) return { id: before.id };
    const known = claim.indicator && (await knownIndicator(tx, claim.indicator));
    const unit = known ? known.unit : claim.unit;
    if (unit && isShareOfOther(claim, unit)) throw invalidField('figure', 'indicator.percent_elsewhere');
    const of = known ? known.key : await addIndicator(ctx, tx, claim);
    return { id: await writeClaim(ctx, tx, { ...claim, indicator: of }, { formKey, formDigest: digest }) };
  });
}

async function knownIndicator(tx: Transaction, key: string) {
  const [known] = await tx
    .select({ key: indicator.key, unit: indicator.unit })
    .from(indicator)
    .where(eq(indicator.key, key));
  if (!known) throw invalidField('indicator', 'indicator.unknown');
  return known;
}

/** Part of the caller's transaction, who has authorised, judged the claim and found what it speaks of. */
export async function writeClaim(
  ctx: Ctx,
  tx: Transaction,
  claim: KnownClaim,
  form: { formKey: string; formDigest: string },
): Promise<string> {
  const id = ctx.newId();
  await tx.insert(indicatorClaim).values({
    id,
    indicatorKey: claim.indicator,
    ...figureOf(claim),
    kind: claim.kind,
    asOf: claim.asOf ?? null,
    asOfPrecision: claim.asOf ? claim.asOfPrecision : null,
    provinceCode: claim.provinceCode ?? null,
    countyCode: claim.countyCode ?? null,
    speaker: claim.speaker || null,
    sourceTitle: claim.sourceTitle,
    sourceUrl: claim.sourceUrl || null,
    sourceDay: claim.sourceDay ?? null,
    confidence: claim.confidence,
    note: claim.note || null,
    recordedAt: ctx.clock.now(),
    recordedBy: accountIdOf(ctx),
    ...form,
  });
  await audit(ctx, tx, {
    action: 'indicator.claim_recorded',
    targetType: 'indicator',
    targetId: claim.indicator,
    provinceCode: claim.provinceCode ?? null,
    detail: { claimId: id },
  });
  return id;
}

/** Something new that is counted; its key is made of nothing that would have to change. */
async function addIndicator(ctx: Ctx, tx: Transaction, claim: NewClaim): Promise<string> {
  const { nameFa, nameEn, unit } = claim;
  if (!nameFa || !unit) throw invalidField('nameFa', 'indicator.name_missing');
  const key = `of-${ctx.newId().slice(-12)}`;
  const made = await tx
    .insert(indicator)
    .values({ key, nameFa, nameEn: nameEn || null, unit, createdAt: ctx.clock.now() })
    .onConflictDoNothing()
    .returning({ key: indicator.key });
  if (made.length === 0) throw invalidField('nameFa', 'indicator.name_taken');
  return key;
}
