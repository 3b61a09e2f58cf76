import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';

interface DueFile {
  readonly id: string;
  readonly storedName: string;
  readonly provinceCode: string | null;
}

/**
 * Takes the bytes and the rows of files that were forgotten or whose day is past. Bytes go before the row says so: should
 * that be undone, the next turn finds nothing left to delete.
 */
export function eraseFiles(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const { rows } = await tx.$client.query<DueFile>({
      name: 'files_erase',
      text: `with due as (
          select id from stored_file where forgotten_at is not null or retain_until < $1
          order by id limit ${erasureBatch} for update skip locked)
        delete from stored_file f using due where f.id = due.id
        returning f.id, f.stored_name as "storedName", f.province_code as "provinceCode"`,
      values: [today(ctx.clock.now())],
    });
    for (const { id, storedName, provinceCode } of rows) {
      await ctx.ports.files.remove(storedName);
      await audit(ctx, tx, { action: 'file.erased', targetType: 'stored_file', targetId: id, provinceCode });
    }
    return rows.length;
  });
}
