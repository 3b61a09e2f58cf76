import { withTransaction } from '@hamyar/db';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { forgetVolunteers } from '../volunteers/index.ts';
import { followersOf } from './queries.ts';

export const recordsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'record_merge',
      columns: ['kept_id', 'merged_id', 'reason'],
      purpose: 'volunteering',
      basis: 'agreement',
      retention: 'as long as the record that stays',
      fate: 'pseudonymised',
    },
    {
      table: 'record_merge',
      columns: ['asked_by', 'merged_by', 'undone_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good; who joins two records answers for it',
      fate: 'office-records',
    },
  ],
  export: exportMerges,
  erase: eraseMerges,
};

async function exportMerges(asker: Ctx, { volunteerId }: Person): Promise<OwnCopy> {
  authorise(asker, 'platform');
  if (volunteerId === null) return { sections: {} };
  return withTransaction(asService(asker, 'records-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'records_of_person',
      text: `select id, merged_at as "joinedAt", undone_at as "takenBackAt", reason from record_merge
        where (kept_id = $1 or merged_id = $1) and merged_at is not null order by id desc limit 200`,
      values: [volunteerId],
    });
    return { sections: { records: rows } };
  });
}

/** With a record goes what led to it, and what officers wrote of both. */
// eslint-disable-next-line hamyar/verb-guards -- forgetVolunteers audits
async function eraseMerges(asker: Ctx, { volunteerId }: Person): Promise<void> {
  authorise(asker, 'platform');
  if (volunteerId === null) return;
  const ctx = asService(asker, 'records-privacy');
  await withTransaction(ctx, async (tx) => {
    await tx.$client.query({
      name: 'records_forget',
      text: 'update record_merge set reason = null where $1 in (kept_id, merged_id) and reason is not null',
      values: [volunteerId],
    });
    await forgetVolunteers(ctx, tx, await followersOf(tx, volunteerId));
  });
}
