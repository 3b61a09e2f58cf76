import type { FeaturePrivacy } from '../../kit/privacy.ts';

export const lettersPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'letter',
      columns: ['addressee', 'subject', 'body', 'attachments'],
      purpose: 'offices',
      basis: 'public-task',
      retention:
        'a draft 30 days after it was last written; of an issued letter ten years, then number, day and subject',
      fate: 'office-records',
    },
    {
      table: 'letter',
      columns: ['created_by', 'issued_by', 'withdrawn_by', 'signer_name', 'signer_role'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'as long as the letter; who signed answers for it',
      fate: 'office-records',
    },
  ],
};
