import { withTransaction } from '@hamyar/db';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';

export const sharedNumbersPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'record_part',
      columns: ['kept_id', 'parted_id', 'first_name', 'last_name', 'mobile', 'reason'],
      purpose: 'volunteering',
      basis: 'agreement',
      retention: 'names and number until a second officer decides; the rest as long as the record that stays',
      fate: 'pseudonymised',
    },
    {
      table: 'record_part',
      columns: ['asked_by', 'parted_by', 'undone_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good; who parts a record answers for it',
      fate: 'office-records',
    },
  ],
  export: exportParts,
  erase: eraseParts,
};

async function exportParts(asker: Ctx, { volunteerId }: Person): Promise<OwnCopy> {
  authorise(asker, 'platform');
  if (volunteerId === null) return { sections: {} };
  return withTransaction(asService(asker, 'shared-numbers-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'parts_of_person',
      text: `select id, asked_at as "askedAt", parted_at as "partedAt", undone_at as "takenBackAt", reason from record_part
        where (kept_id = $1 or parted_id = $1) order by id desc limit 200`,
      values: [volunteerId],
    });
    return { sections: { parted: rows } };
  });
}

/** What waits about somebody who leaves waits no more, and nobody's words about either are kept. */
// eslint-disable-next-line hamyar/verb-guards -- the erasure of the volunteer audits
async function eraseParts(asker: Ctx, { volunteerId }: Person): Promise<void> {
  authorise(asker, 'platform');
  if (volunteerId === null) return;
  const ctx = asService(asker, 'shared-numbers-privacy');
  await withTransaction(ctx, async (tx) => {
    await tx.$client.query({
      name: 'parts_forget',
      text: `update record_part set reason = null, first_name = null, last_name = null, profession = null, mobile = null,
          undone_at = case when parted_at is null then coalesce(undone_at, $2) else undone_at end
        where $1 in (kept_id, parted_id)`,
      values: [volunteerId, ctx.clock.now()],
    });
  });
}
