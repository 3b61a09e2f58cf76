import { type Transaction, volunteer } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { eq } from 'drizzle-orm';
import { rolesWith } from '../../ground/access/index.ts';
import { staffInOffice } from '../../ground/identity/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { guardianMobile } from '../guardians/index.ts';

/**
 * A minor wrote another day of birth, by which they are of age: their office and the guardian whom they had named hear of it, since
 * a day is at the person's word. Part of the job's transaction.
 */
export async function tellGrown(ctx: Ctx, tx: Transaction, volunteerId: string): Promise<void> {
  const [row] = await tx.select().from(volunteer).where(eq(volunteer.id, volunteerId));
  if (!row) return;
  const mobile = await guardianMobile(tx, row.id);
  if (mobile !== null)
    await notify(ctx, tx, {
      accountId: null,
      mobile,
      provinceCode: row.provinceCode,
      template: 'guardian_grown',
      params: {},
      link: linkPaths.offices(),
    });
  if (row.provinceCode === null) return;
  const now = ctx.clock.now();
  for (const accountId of await staffInOffice(tx, rolesWith('records.manage'), row.provinceCode, now))
    await notify(ctx, tx, {
      accountId,
      mobile: null,
      template: 'minor_grown',
      params: {},
      link: linkPaths.deskPerson(row.id),
    });
}
