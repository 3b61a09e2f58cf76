import { listTermVersion, type Transaction } from '@hamyar/db';
import type { ListName } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { accountIdOf } from '../access/index.ts';
import type { Words } from './policy.ts';

/** Writes a version of a term; part of the transaction of whoever has authorised and audits. */
export async function recordWords(
  ctx: Ctx,
  tx: Transaction,
  version: {
    readonly list: ListName;
    readonly code: string;
    readonly number: number;
    readonly words: Words;
    readonly note: string | undefined;
  },
): Promise<void> {
  const { words, note, ...of } = version;
  await tx.insert(listTermVersion).values({
    id: ctx.newId(),
    ...of,
    ...words,
    note: note || null,
    recordedAt: ctx.clock.now(),
    recordedBy: accountIdOf(ctx),
  });
}
