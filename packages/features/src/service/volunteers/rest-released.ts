import { type Transaction, volunteer } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { rolesWith } from '../../ground/access/index.ts';
import { staffInOffice } from '../../ground/identity/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { moveVolunteer } from './move-volunteer.ts';

/**
 * A volunteer whose number is somebody else's by now is called to nothing until their office finds them; the office is led to
 * the record. Part of the job's transaction.
 */
export async function restReleased(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  const [row] = await tx.select().from(volunteer).where(eq(volunteer.accountId, accountId)).for('update');
  if (!row || row.status === 'draft') return;
  if (row.status === 'active') {
    await moveVolunteer(ctx, tx, row.id, 'paused');
    await audit(ctx, tx, {
      action: 'volunteer.paused',
      targetType: 'volunteer',
      targetId: row.id,
      provinceCode: row.provinceCode,
      detail: { because: 'number_released' },
    });
  }
  if (row.provinceCode === null) return;
  for (const officer of await staffInOffice(
    tx,
    rolesWith('records.manage'),
    row.provinceCode,
    ctx.clock.now(),
  ))
    await notify(ctx, tx, {
      accountId: officer,
      mobile: null,
      template: 'number_released',
      params: {},
      link: linkPaths.deskPerson(row.id),
    });
}
