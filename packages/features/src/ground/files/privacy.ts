import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';

export const filesPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'stored_file',
      columns: ['owner_account_id', 'file_name', 'subject_id'],
      purpose: 'documents',
      basis: 'agreement',
      retention:
        'evidence of a licence half a year, a workbook 30 days, a copy of one’s data seven days; of a complaint as long as its case, under no name',
      fate: 'deleted',
    },
  ],
  export: exportFiles,
  erase: eraseOwnFiles,
};

async function exportFiles(ctx: Ctx, { accountId }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'files-privacy'), async (tx) => {
    const { rows } = await tx.$client.query({
      name: 'privacy_files',
      text: `select file_name as name, kind, purpose, bytes::text, state, created_at as since, retain_until as until
        from stored_file where owner_account_id = $1 and purpose <> 'my_data' and forgotten_at is null order by id limit 200`,
      values: [accountId],
    });
    return { sections: { files: rows } };
  });
}

/** Nobody opens them any more; the next turn of `files.erase` takes their bytes and rows. */
async function eraseOwnFiles(asker: Ctx, { accountId }: Person): Promise<void> {
  authorise(asker, 'platform');
  const ctx = asService(asker, 'files-privacy');
  await withTransaction(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ id: string; provinceCode: string | null }>({
      name: 'privacy_files_forget',
      text: `update stored_file set forgotten_at = $2 where owner_account_id = $1 and purpose <> 'import' and forgotten_at is null
        returning id, province_code as "provinceCode"`,
      values: [accountId, ctx.clock.now()],
    });
    for (const { id, provinceCode } of rows)
      await audit(ctx, tx, {
        action: 'file.forgotten',
        targetType: 'stored_file',
        targetId: id,
        provinceCode,
      });
  });
}
