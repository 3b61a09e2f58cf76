import type { Transaction } from '@hamyar/db';
import type { ComplaintLevel } from '@hamyar/domain';
import { linkPaths } from '@hamyar/i18n/link-paths';
import type { Ctx } from '../../kit/feature.ts';
import { rolesWith } from '../access/index.ts';
import { staffInOffice } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';

interface Handled {
  readonly id: string;
  readonly level: ComplaintLevel;
  readonly provinceCode: string | null;
  readonly concernedAccountId?: string | null;
}

/** Tells those who handle a case, in the inbox alone, and never whoever it concerns; part of the caller's transaction. */
export async function tellHandlers(
  ctx: Ctx,
  tx: Transaction,
  row: Handled,
  { except = null, template }: { except?: string | null; template: string },
): Promise<void> {
  const place = row.level === 'nation' ? null : row.provinceCode;
  const handlers = await staffInOffice(tx, rolesWith('complaints.handle'), place, ctx.clock.now());
  for (const accountId of handlers)
    if (accountId !== except && accountId !== row.concernedAccountId)
      await notify(ctx, tx, {
        accountId,
        mobile: null,
        template,
        params: {},
        link: linkPaths.complaint(row.id),
      });
}
