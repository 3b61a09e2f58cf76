import type { Transaction } from '@hamyar/db';
import { parseMobile } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import type { Ctx } from '../../kit/feature.ts';
import { mobileOf } from '../identity/index.ts';
import { decentTime, notify } from '../notifications/index.ts';
import { officeOf } from './policy.ts';
import { type CaseRow, reporterOf } from './queries.ts';
import type { News } from './tell-concerned.ts';

/** Tells whoever reported, where they can be reached; who has neither account nor number follows by their code. */
export async function tellReporter(ctx: Ctx, tx: Transaction, row: CaseRow, template: News): Promise<void> {
  const reporter = await reporterOf(tx, row.id);
  if (reporter === null) return;
  const textAt = decentTime(ctx.clock.now(), ctx.settings.quietHours);
  if (reporter.accountId !== null) {
    const mobile = row.mayContact ? await mobileOf(tx, reporter.accountId) : null;
    await notify(ctx, tx, {
      accountId: reporter.accountId,
      mobile,
      provinceCode: officeOf(row),
      template,
      params: {},
      link: linkPaths.ownComplaints(),
      textAt,
    });
    return;
  }
  const contact =
    reporter.contactSealed && ctx.sealing.open(reporter.contactSealed, 'complaint_reporter.contact');
  const mobile = contact === null ? null : parseMobile(contact);
  if (mobile !== null)
    await notify(ctx, tx, {
      accountId: null,
      mobile,
      provinceCode: officeOf(row),
      template,
      params: {},
      link: linkPaths.followReport(),
      textAt,
    });
}
