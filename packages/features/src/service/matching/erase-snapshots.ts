import { withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Erases the input of runs whose day has come; the result and its digest stay. */
export async function eraseSnapshots(ctx: Ctx): Promise<void> {
  authorise(ctx, 'platform');
  await withTransaction(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ runId: string; provinceCode: string | null }>({
      name: 'matching_erase',
      text: `delete from matching_snapshot where run_id in (
          select run_id from matching_snapshot where retain_until < $1 order by retain_until limit 500)
        returning run_id as "runId", province_code as "provinceCode"`,
      values: [today(ctx.clock.now())],
    });
    for (const row of rows) {
      await audit(ctx, tx, {
        action: 'matching.snapshot_erased',
        targetType: 'matching_run',
        targetId: row.runId,
        provinceCode: row.provinceCode,
      });
    }
  });
}
