import type { FeaturePrivacy } from '../../kit/privacy.ts';

const list = { purpose: 'imports', basis: 'public-task' } as const;

export const importsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'import_batch',
      columns: ['created_by', 'undone_by', 'undo_reason'],
      ...list,
      retention: 'for good',
      fate: 'office-records',
    },
    { table: 'import_rejected_row', columns: ['cell_text'], ...list, retention: '30 days', fate: 'ages' },
    { table: 'import_warning', columns: ['cell_text'], ...list, retention: '30 days', fate: 'ages' },
  ],
};
