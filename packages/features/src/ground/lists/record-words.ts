import { listTermVersion, type Transaction } from '@hamyar/db';
import type { LimitVersion, ListName } from '@hamyar/domain';
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
    /** Of a limit: what it is set to, or stays. */
    readonly set: Pick<LimitVersion, 'value' | 'holdsFrom'> | null;
    readonly note: string | undefined;
  },
): Promise<void> {
  const { words, set, note, ...of } = version;
  await tx.insert(listTermVersion).values({
    id: ctx.newId(),
    ...of,
    ...words,
    value: set?.value ?? null,
    holdsFrom: set?.holdsFrom ?? null,
    note: note || null,
    recordedAt: ctx.clock.now(),
    recordedBy: accountIdOf(ctx),
  });
}
