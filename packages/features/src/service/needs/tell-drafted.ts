import { id } from '@hamyar/contracts';
import { need, type Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { staffInOffice } from '../../ground/identity/index.ts';
import { needWords, notify } from '../../ground/notifications/index.ts';
import { type Ctx, onceJob } from '../../kit/feature.ts';

/** Whoever drafts a need sees no offices of others: whom to tell is looked up by the worker. */
export const tellDrafted = onceJob({
  name: 'needs.tell-drafted',
  queue: 'standard',
  payload: z.object({ needId: id }),
  run: (ctx, { needId }, tx) => askOfficers(ctx, tx, needId),
});

/** Tells the officers of its province that a draft waits, and those of the nation where the province has none. */
async function askOfficers(ctx: Ctx, tx: Transaction, needId: string): Promise<void> {
  const [found] = await tx
    .select({ title: need.title, titleEn: need.titleEn, provinceCode: need.provinceCode })
    .from(need)
    .where(and(eq(need.id, needId), eq(need.status, 'draft'), isNull(need.returnedAt)));
  if (!found) return;
  const now = ctx.clock.now();
  const officers = await staffInOffice(tx, ['officer'], found.provinceCode, now);
  const asked = officers.length > 0 ? officers : await staffInOffice(tx, ['national'], null, now);
  for (const accountId of asked)
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'need_draft_waiting',
      params: needWords(found),
      link: linkPaths.deskNeed(needId),
    });
}
