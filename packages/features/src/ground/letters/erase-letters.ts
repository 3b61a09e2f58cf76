import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { forgetFiles } from '../files/index.ts';

/** Takes drafts that nobody went on with, and the words of letters whose day is past, each with what lay beside it. */
export function eraseLetters(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { rows } = await tx.$client.query<{ id: string; provinceCode: string | null }>({
      name: 'letters_erase',
      text: `with due as (
          select id, issued_at from letter where retain_until < $1 and erased_at is null
          order by retain_until, id limit ${erasureBatch} for update skip locked),
        gone as (
          delete from letter l using due where l.id = due.id and due.issued_at is null
          returning l.id, l.province_code),
        emptied as (
          update letter l set addressee = '', body = '', attachments = '[]', signer_name = '', erased_at = $2
          from due where l.id = due.id and due.issued_at is not null returning l.id, l.province_code)
        select id, province_code as "provinceCode" from (select * from gone union all select * from emptied) e`,
      values: [today(now), now],
    });
    await forgetFiles(ctx, tx, { purpose: 'letter', subjectIds: rows.map(({ id }) => id) });
    for (const { id, provinceCode } of rows)
      await audit(ctx, tx, { action: 'letter.erased', targetType: 'letter', targetId: id, provinceCode });
    return rows.length;
  });
}
