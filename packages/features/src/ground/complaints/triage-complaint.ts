import type { Answer, complaints, HandlerInput } from '@hamyar/contracts';
import { complaint, type Transaction } from '@hamyar/db';
import { complaintRetentionDays, levelOf, parseMobile, today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { accountName, accountWithMobile, officesOf } from '../identity/index.ts';
import { moveComplaint } from './move-complaint.ts';
import { type HeldCase, openCase } from './open-case.ts';
import { mobileIndexOf } from './policy.ts';
import { putBar } from './put-bar.ts';
import type { Concerned } from './queries.ts';
import { tellConcerned } from './tell-concerned.ts';
import { tellHandlers } from './tell-handlers.ts';

type Triage = HandlerInput<typeof complaints.triage>['body'];

/**
 * Says how heavy a complaint is and whom it concerns. One that turns out to be about an office or somebody in it goes to the
 * nation as it came, without a word of the province's.
 */
export function triageComplaint(
  asker: Ctx,
  complaintId: string,
  triage: Triage,
): Promise<Answer<typeof complaints.triage>> {
  const scope = authorise(asker, 'complaints.handle');
  const ctx = asService(asker, 'complaint-desk');
  return openCase(
    { asker, ctx, scope },
    { complaintId, version: triage.version, act: 'triage' },
    async (tx, held) => {
      const { row, accountId } = held;
      const concerning = (await personOf(ctx, tx, triage.concernedMobile)) ?? row;
      const { concernedAccountId: concerned, concernedMobileIndex } = concerning;
      if (concerned !== null && concerned === accountId) throw new Refusal('forbidden', 'complaint.own');
      if (triage.suspend && concerned === null)
        throw invalidField('concernedMobile', 'complaint.person_missing');
      const offices = concerned === null ? [] : await officesOf(tx, concerned, ctx.clock.now());
      const level = levelOf({ kind: triage.kind, provinceCode: row.provinceCode, offices });
      if (level === 'nation' && !held.isNation) return handUp(ctx, asker, tx, held, triage, concerning);
      await moveComplaint(tx, row.id, 'triaged', {
        kind: triage.kind,
        severity: triage.severity,
        level: row.level === 'nation' ? 'nation' : level,
        substanceSealed: ctx.sealing.seal(triage.substance, 'complaint.substance'),
        concernedAccountId: concerned,
        concernedMobileIndex,
        concernedName: concerned && (await accountName(tx, concerned)),
        triagedBy: accountId,
        triagedAt: ctx.clock.now(),
        // Told again by the kind it turned out to be, from the day it came.
        retainUntil: keptUntil(row.createdAt, complaintRetentionDays[triage.kind]),
      });
      if (triage.suspend) {
        const about = { ...row, concernedAccountId: concerned, concernedMobileIndex };
        await putBar(ctx, tx, about, null);
        await tellConcerned(ctx, tx, about, 'complaint_suspended');
      }
      await audit(asker, tx, {
        action: 'complaint.triaged',
        targetType: 'complaint',
        targetId: row.id,
        provinceCode: row.provinceCode,
        detail: { kind: triage.kind, severity: triage.severity, suspended: triage.suspend },
      });
      return { complaintId: row.id, isHandedUp: false };
    },
  );
}

/** Whoever has the number that was written; null when none was: whoever in office was named before stays concerned. */
async function personOf(ctx: Ctx, tx: Transaction, written: string | undefined): Promise<Concerned | null> {
  if (!written?.trim()) return null;
  const mobile = parseMobile(written);
  if (mobile === null) throw invalidField('concernedMobile', 'mobile.invalid');
  const accountId = await accountWithMobile(tx, mobile);
  if (accountId === null) throw invalidField('concernedMobile', 'complaint.person_unknown');
  return { concernedAccountId: accountId, concernedMobileIndex: mobileIndexOf(ctx, mobile) };
}

async function handUp(
  ctx: Ctx,
  asker: Ctx,
  tx: Transaction,
  { row }: HeldCase,
  triage: Triage,
  { concernedAccountId, concernedMobileIndex }: Concerned,
): Promise<Answer<typeof complaints.triage>> {
  // Whom it concerns is kept, so that in the nation too nobody opens their own; they are told of nothing yet.
  await tx
    .update(complaint)
    .set({ level: 'nation', kind: triage.kind, concernedAccountId, concernedMobileIndex })
    .where(eq(complaint.id, row.id));
  await tellHandlers(
    ctx,
    tx,
    { ...row, level: 'nation', concernedAccountId },
    { template: 'complaint_received' },
  );
  await audit(asker, tx, {
    action: 'complaint.handed_up',
    targetType: 'complaint',
    targetId: row.id,
    provinceCode: row.provinceCode,
    detail: { day: today(ctx.clock.now()) },
  });
  return { complaintId: row.id, isHandedUp: true };
}
