import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const signingPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'signed_document',
      columns: ['subject_id', 'nonce'],
      purpose: 'giving',
      basis: 'law',
      retention: 'for good, without a name; what ties it to the public log goes with its giver',
      fate: 'receipts',
    },
  ],
};
