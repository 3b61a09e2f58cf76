import type { Transaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { notify } from '../notifications/index.ts';
import type { GrantRow } from './queries.ts';

type News = 'staff_ended' | 'staff_suspended' | 'staff_suspension_over' | 'staff_counties_changed';

/** What became of an office, into the inbox of whoever holds it; part of the caller's transaction. */
export const tellHolder = (
  ctx: Ctx,
  tx: Transaction,
  { accountId, role }: Pick<GrantRow, 'accountId' | 'role'>,
  template: News,
): Promise<void> => notify(ctx, tx, { accountId, mobile: null, template, params: { role }, link: null });
