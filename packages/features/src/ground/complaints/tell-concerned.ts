import { complaint, type Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { mobileOf } from '../identity/index.ts';
import { decentTime, notify } from '../notifications/index.ts';
import { officeOf } from './policy.ts';
import type { CaseRow } from './queries.ts';

export type News =
  | 'complaint_news'
  | 'complaint_hearing'
  | 'complaint_suspended'
  | 'complaint_lifted'
  | 'complaint_decided';

/**
 * Tells whoever a case concerns, in the inbox at once and by a text at a decent hour that says nothing of what it is about; from
 * now on they read of it. Part of the caller's transaction.
 */
export async function tellConcerned(ctx: Ctx, tx: Transaction, row: CaseRow, template: News): Promise<void> {
  const accountId = row.concernedAccountId;
  if (accountId === null) return;
  await tx
    .update(complaint)
    .set({ concernedToldAt: ctx.clock.now() })
    .where(and(eq(complaint.id, row.id), isNull(complaint.concernedToldAt)));
  const mobile = await mobileOf(tx, accountId);
  await notify(ctx, tx, {
    accountId,
    mobile,
    provinceCode: officeOf(row),
    template,
    params: {},
    link: linkPaths.ownComplaints(),
    textAt: decentTime(ctx.clock.now(), ctx.settings.quietHours),
  });
}
