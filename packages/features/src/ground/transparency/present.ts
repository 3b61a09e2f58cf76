import type { Answer, transparency } from '@hamyar/contracts';
import { readCosignature, readNote, toBase64 } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { originOf } from './policy.ts';
import type { CheckpointRow } from './queries.ts';

type CheckpointView = NonNullable<Answer<typeof transparency.showCheckpoint>['checkpoint']>;

export function presentCheckpoint(ctx: Ctx, row: CheckpointRow): CheckpointView {
  const origin = originOf(ctx);
  const lines = readNote(row.note)?.signatures ?? [];
  return {
    origin,
    size: row.size,
    root: toBase64(row.root),
    sealedAt: row.sealedAt.toISOString(),
    witnesses: lines
      .filter(({ name }) => name !== origin)
      .flatMap(({ name, signature }) => {
        const seconds = readCosignature(signature)?.seconds;
        return seconds === undefined ? [] : [{ name, at: new Date(seconds * 1_000).toISOString() }];
      }),
    note: row.note,
  };
}
