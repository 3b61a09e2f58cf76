import type { Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { accountIdOf } from '../../ground/access/index.ts';
import { needWords, notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { DraftRow } from './lock-draft.ts';

/**
 * What became of a draft, into the inbox of whoever wrote it; part of the caller's transaction. Whoever decides on their own, and
 * whoever brought a list, is told nothing.
 */
export async function tellAuthor(
  ctx: Ctx,
  tx: Transaction,
  { id, title, titleEn, createdBy, source }: DraftRow,
  template: 'need_draft_opened' | 'need_draft_returned',
): Promise<void> {
  if (createdBy === null || source !== 'officer' || createdBy === accountIdOf(ctx)) return;
  await notify(ctx, tx, {
    accountId: createdBy,
    mobile: null,
    template,
    params: needWords({ title, titleEn }),
    link: linkPaths.deskNeed(id),
  });
}
