import { maskMobile, whyNotVouch } from '@hamyar/domain';
import { accountIdOf } from '../../ground/access/index.ts';
import type { NumberRecovery } from '../../ground/authenticators/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';

/** What waits for a second officer, as the reader may decide on it. */
export function presentWaiting(asker: Ctx, row: NumberRecovery) {
  // The database keeps number and document together.
  if (row.seen === null) throw new Refusal('not_found', 'lost_number.unknown');
  return {
    recoveryId: row.id,
    toMasked: maskMobile(row.toMobile),
    seen: row.seen,
    askedByName: row.firstName,
    askedAt: row.askedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    mayConfirm: whyNotVouch(accountIdOf(asker), row, asker.clock.now()) === null,
  };
}
