import type { Answer, guardians } from '@hamyar/contracts';
import { guardian, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { accountOf, asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireMinor } from './name-guardian.ts';
import { presentGuardian } from './present.ts';
import { guardianRow } from './queries.ts';
import { textGuardian } from './text-guardian.ts';

/** Texts the guardian whom the caller named another link; the one before opens nothing any more. */
export async function remindGuardian(asker: Ctx): Promise<Answer<typeof guardians.remind>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'own-guardian');
  return withTransaction(ctx, async (tx) => {
    const minor = await requireMinor(ctx, tx, accountId);
    const row = await guardianRow(tx, minor.id);
    if (!row) throw new Refusal('precondition', 'guardian.unknown');
    const tokenHash = await textGuardian(ctx, tx, { volunteerId: minor.id, mobile: row.mobile });
    await tx.update(guardian).set({ tokenHash }).where(eq(guardian.id, row.id));
    await audit(asker, tx, {
      action: 'guardian.reminded',
      targetType: 'volunteer',
      targetId: minor.id,
      provinceCode: minor.provinceCode,
    });
    return presentGuardian(ctx, tx, minor);
  });
}
