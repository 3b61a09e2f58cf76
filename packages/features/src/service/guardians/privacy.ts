import { withTransaction } from '@hamyar/db';
import { maskMobile } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { guardianRow } from './queries.ts';

export const guardiansPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'guardian',
      columns: ['volunteer_id', 'name', 'mobile'],
      purpose: 'guardianship',
      basis: 'consent',
      retention: 'until the minor comes of age or names another; goes with the minor’s record',
      fate: 'deleted',
    },
  ],
  export: exportGuardian,
  erase: eraseGuardian,
};

/** The number is somebody else’s: the minor's copy has it masked, as their page does. */
async function exportGuardian(asker: Ctx, { volunteerId }: Person): Promise<OwnCopy> {
  authorise(asker, 'platform');
  if (volunteerId === null) return { sections: {} };
  return withTransaction(asService(asker, 'guardians-privacy'), async (tx) => {
    const row = await guardianRow(tx, volunteerId);
    if (!row) return { sections: {} };
    const { name, mobile, namedAt, agreedNumber, agreedAt, withdrawnAt } = row;
    return {
      sections: {
        guardian: [
          {
            name,
            mobile: maskMobile(mobile),
            since: namedAt,
            version: agreedNumber,
            at: agreedAt,
            takenBack: withdrawnAt,
          },
        ],
      },
    };
  });
}

async function eraseGuardian(asker: Ctx, { volunteerId }: Person): Promise<void> {
  authorise(asker, 'platform');
  if (volunteerId === null) return;
  const ctx = asService(asker, 'guardians-privacy');
  await withTransaction(ctx, async (tx) => {
    const { rowCount } = await tx.$client.query({
      name: 'privacy_guardian_erase',
      text: 'delete from guardian where volunteer_id = $1',
      values: [volunteerId],
    });
    if (rowCount)
      await audit(ctx, tx, { action: 'guardian.erased', targetType: 'volunteer', targetId: volunteerId });
  });
}
