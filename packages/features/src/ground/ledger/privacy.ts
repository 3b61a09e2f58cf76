import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const ledgerPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'ledger_transaction',
      columns: ['ref_id'],
      purpose: 'giving',
      basis: 'law',
      retention: 'for good; the books name no one',
      fate: 'books',
    },
    {
      table: 'ledger_closing',
      columns: ['closed_by', 'opened_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good; who closed the books answers for them',
      fate: 'office-records',
    },
  ],
};
