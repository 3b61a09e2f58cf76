import { pledge, withTransaction, type Transaction } from '@hamyar/db';
import { normalizeText, parseMobile } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountIdOf, asService, authorise } from '../../ground/access/index.ts';
import { networkOf, spendBudget } from '../../ground/identity/index.ts';
import { limitsOf } from '../../ground/lists/index.ts';
import { requireMoneyTaken } from '../../ground/offices/index.ts';
import { statementOf } from '../../ground/statements/index.ts';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { projectByNumber, whyNotGive } from '../projects/index.ts';
import { movePledges } from './move-pledge.ts';
import { amountProblem } from './policy.ts';
import { keyHashOf } from './queries.ts';

const dayMs = 86_400_000;
/** A pledge that came to nothing keeps its name and number for a year at most. */
const unpaidRetentionDays = 365;

export interface PledgeInput {
  readonly projectNumber: number;
  readonly amountIrr: string;
  readonly donorName?: string | undefined;
  readonly donorMobile?: string | undefined;
  readonly isAnonymous: boolean;
  readonly locale: 'fa' | 'en';
  readonly replaces?: string | undefined;
  /** Version of the giver's terms that was shown. */
  readonly termsNumber?: number | undefined;
  /** Network address of the asker, for the budget. */
  readonly address: string;
}

/** Writes an intention to give and hands out its key. Nothing is owed by it and nothing is counted. */
export async function makePledge(asker: Ctx, input: PledgeInput): Promise<{ key: string }> {
  authorise(asker, 'public');
  const amountIrr = BigInt(input.amountIrr);
  const problem = amountProblem(amountIrr);
  if (problem) throw invalidField('amountIrr', problem);
  const donorMobile = input.donorMobile ? parseMobile(input.donorMobile) : null;
  if (input.donorMobile && !donorMobile) throw invalidField('donorMobile', 'mobile.invalid');
  const donorName = input.donorName ? normalizeText(input.donorName) : '';
  // A visitor may not read pledges, so the act is the service's; whose gift it is stays with the asker.
  const ctx = asService(asker, 'giving');
  return withTransaction(ctx, async (tx) => {
    await spendBudget(ctx, tx, {
      subject: `pledges:${networkOf(input.address)}`,
      windowSeconds: 3_600,
      most: ctx.settings.pledgesPerAddressPerHour,
      reason: 'pledge.too_many',
    });
    const project = await projectByNumber(tx, input.projectNumber);
    if (!project) throw new Refusal('not_found', 'project.unknown');
    const closed = whyNotGive(project.status);
    if (closed) throw new Refusal('conflict', closed);
    await requireMoneyTaken(ctx, tx, project.provinceCode);
    const { termsNumber } = input;
    if (termsNumber !== undefined && !(await statementOf(tx, 'giver_terms', termsNumber)))
      throw invalidField('termsNumber', 'statement.unknown');
    const now = ctx.clock.now();
    const { pledge_days: days } = await limitsOf(ctx, tx);
    const id = ctx.newId();
    const key = ctx.randomBytes(16).toString('base64url');
    await tx.insert(pledge).values({
      id,
      projectId: project.id,
      provinceCode: project.provinceCode,
      donorAccountId: accountIdOf(asker),
      donorName: donorName === '' ? null : donorName,
      donorMobile,
      isAnonymous: input.isAnonymous,
      amountIrr,
      state: 'open',
      keyHash: keyHashOf(ctx, key),
      locale: input.locale,
      termsNumber: termsNumber ?? null,
      retainUntil: keptUntil(now, unpaidRetentionDays),
      createdAt: now,
      expiresAt: new Date(now.getTime() + days * dayMs),
    });
    await audit(ctx, tx, {
      action: 'pledge.made',
      targetType: 'pledge',
      targetId: id,
      provinceCode: project.provinceCode,
      detail: { projectNumber: project.number },
    });
    if (input.replaces) await cancelCorrected(ctx, tx, input.replaces);
    return { key };
  });
}

/** The pledge that this one corrects is given up, unless it was paid meanwhile. */
async function cancelCorrected(ctx: Ctx, tx: Transaction, key: string): Promise<void> {
  const cancelled = await movePledges(tx, eq(pledge.keyHash, keyHashOf(ctx, key)), 'cancelled');
  for (const { id, provinceCode } of cancelled) {
    await audit(ctx, tx, { action: 'pledge.cancelled', targetType: 'pledge', targetId: id, provinceCode });
  }
}
