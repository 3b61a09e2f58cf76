import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const heldPaymentsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'payment_resolution',
      columns: ['proposed_by', 'proposer_name', 'decided_by', 'decider_name', 'giver_wish'],
      purpose: 'giving',
      basis: 'law',
      retention: 'as long as the books',
      fate: 'office-records',
    },
  ],
};
