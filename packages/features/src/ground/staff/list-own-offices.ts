import type { Answer, staff } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { isOver } from './policy.ts';
import { presentOwnOffice } from './present.ts';
import { grantsOfHolder } from './queries.ts';

/** Every office of whoever asks: those that hold or will, and those that are over; the latest first. */
export function listOwnOffices(asker: Ctx): Promise<Answer<typeof staff.listOwnOffices>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const now = asker.clock.now();
  return withTransaction(asService(asker, 'own-offices'), async (tx) => {
    const rows = await grantsOfHolder(tx, accountId);
    return {
      items: rows.filter((row) => !isOver(row, now)).map((row) => presentOwnOffice(row, now)),
      former: rows.filter((row) => isOver(row, now)).map((row) => presentOwnOffice(row, now)),
    };
  });
}
