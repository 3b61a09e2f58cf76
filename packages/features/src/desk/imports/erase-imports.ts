import { importBatch } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { inArray } from 'drizzle-orm';
import { authorise } from '../../ground/access/index.ts';
import { forgetFiles } from '../../ground/files/index.ts';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { moveImports } from './move-import.ts';

interface DueImport {
  readonly id: string;
  readonly provinceCode: string | null;
}

/**
 * Deletes the files of imports whose day is past, and the cells kept of them; an import that nobody committed by then is
 * discarded. Counts and totals stay, and the county that an office said of all its rows, so that a committed import still says what it brought.
 */
export function eraseImports(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { rows } = await tx.$client.query<DueImport>({
      name: 'imports_erase',
      text: `with due as (
          select id from import_batch
          where erased_at is null and retain_until < $1 and state not in ('previewing', 'committing', 'undoing')
          order by retain_until, id limit ${erasureBatch} for update skip locked),
        cells as (delete from import_rejected_row r using due where r.batch_id = due.id)
        update import_batch b set erased_at = $2, answers = '{}',
          preview = case when state = 'committed' then jsonb_set(preview, '{understanding,columns}',
            (select coalesce(jsonb_agg(c || '{"samples": []}'), '[]') from jsonb_array_elements(preview #> '{understanding,columns}') c)) end
        from due where b.id = due.id returning b.id, b.province_code as "provinceCode"`,
      values: [today(now), now],
    });
    const ids = rows.map(({ id }) => id);
    await moveImports(tx, inArray(importBatch.id, ids), 'discarded');
    await forgetFiles(ctx, tx, { purpose: 'import', subjectIds: ids });
    for (const row of rows) {
      await audit(ctx, tx, {
        action: 'import.erased',
        targetType: 'import_batch',
        targetId: row.id,
        provinceCode: row.provinceCode,
      });
    }
    return rows.length;
  });
}
