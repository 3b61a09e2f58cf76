import type { Transaction } from '@hamyar/db';
import type { Scope } from '../../ground/access/index.ts';
import { lockNumber, type NumberRecovery } from '../../ground/authenticators/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { recordsOfAccounts, type VolunteerRow } from '../volunteers/index.ts';
import { lockPerson, weighNumber, type Weighed } from './weigh-number.ts';

/**
 * What was asked and whose it is, locked, as the officer saw it.
 * @throws Refusal `lost_number.unknown`, `volunteer.not_found`, `access.out_of_scope`, `case.changed`
 */
export async function lockWaiting(
  ctx: Ctx,
  tx: Transaction,
  seen: { readonly scope: Scope; readonly recoveryId: string; readonly version: string },
): Promise<{ asked: NumberRecovery; row: VolunteerRow; weighed: Weighed }> {
  const asked = await lockNumber(tx, seen.recoveryId);
  const [record] = asked ? await recordsOfAccounts(tx, [asked.accountId]) : [];
  if (!asked || !record) throw new Refusal('not_found', 'lost_number.unknown');
  const row = await lockPerson(tx, seen.scope, record.id);
  const weighed = await weighNumber(ctx, tx, row);
  requireVersion(seen.version, weighed.version);
  return { asked, row, weighed };
}
