import type { Answer, complaints } from '@hamyar/contracts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { openByCode, type ReportKey } from './open-by-code.ts';
import { presentSideCase } from './present.ts';
import { wholeCase } from './queries.ts';

/** What became of a complaint, for whoever holds its code and secret. */
export function showByCode(
  asker: Ctx,
  key: ReportKey,
  address: string,
): Promise<Answer<typeof complaints.showByCode>> {
  authorise(asker, 'public');
  return openByCode(asker, key, address, async (ctx, tx, complaintId) =>
    presentSideCase(ctx, await wholeCase(tx, complaintId), 'reporter'),
  );
}
