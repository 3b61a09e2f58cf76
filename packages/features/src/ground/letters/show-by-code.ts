import type { Answer, letters } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { mendCode } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { presentChecked } from './present.ts';
import { letterByCode } from './queries.ts';

/** That a letter is ours, to whoever knows its code; read with the look-alikes that people type mended. */
export async function showByCode(asker: Ctx, code: string): Promise<Answer<typeof letters.showByCode>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'letter-check');
  const row = await withTransaction(ctx, (tx) => letterByCode(tx, mendCode(code)));
  if (!row) throw new Refusal('not_found', 'letter.unknown_code');
  return presentChecked(row);
}
