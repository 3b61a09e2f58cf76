import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { type FeaturePrivacy, maxCopyRows, type OwnCopy, type Person } from '../../kit/privacy.ts';
import { asService, authorise } from '../access/index.ts';
import { readSideCases } from './read-side-cases.ts';

/** A case about the safety of others outlives whoever it concerns: they read it at `/me/complaints` while it is open. */
export const complaintsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'complaint',
      columns: [
        'concerned_account_id',
        'concerned_name',
        'concerned_mobile_index',
        'words_sealed',
        'about_sealed',
        'about_number_sealed',
        'substance_sealed',
        'reason_sealed',
      ],
      purpose: 'complaints',
      basis: 'public-task',
      retention: 'until the day of erasure of its kind, and never while the case is open',
      fate: 'office-records',
    },
    {
      table: 'complaint',
      columns: ['proposed_by', 'proposer_name', 'decided_by', 'decider_name', 'triaged_by', 'closed_by'],
      purpose: 'complaints',
      basis: 'public-task',
      retention: 'who decided stays with the decision',
      fate: 'office-records',
    },
    {
      table: 'complaint_reporter',
      columns: ['account_id', 'name_sealed', 'contact_sealed', 'taken_by'],
      purpose: 'complaints',
      basis: 'public-task',
      retention: 'until the day of erasure of its kind, and never while the case is open',
      fate: 'office-records',
    },
    {
      table: 'complaint_entry',
      columns: ['account_id', 'text_sealed'],
      purpose: 'complaints',
      basis: 'public-task',
      retention: 'its words go with the case',
      fate: 'office-records',
    },
    {
      table: 'person_bar',
      columns: ['account_id', 'mobile_index', 'national_id_index', 'ended_by'],
      purpose: 'complaints',
      basis: 'public-task',
      retention: 'as long as the bar holds, as keyed hashes that tell no number',
      fate: 'office-records',
    },
  ],
  export: exportCases,
};

/** As they read it at `/me/complaints`: each case from its own side. */
async function exportCases(asker: Ctx, { accountId }: Person): Promise<OwnCopy> {
  authorise(asker, 'platform');
  const ctx = asService(asker, 'complaints-privacy');
  const cases = await withTransaction(ctx, (tx) => readSideCases(ctx, tx, accountId, maxCopyRows));
  const rows = cases.map((item) => ({
    number: item.number,
    since: item.reportedAt,
    kind: item.kind,
    side: item.side,
    state: item.state,
    text: item.text,
    outcome: item.outcome,
    reason: item.reason,
    until: item.barredUntil,
    entries: item.entries.map(({ at, by, text, file }) => ({
      ...{ at, by, text },
      ...(file ? { picture: file.kind, bytes: file.bytes } : {}),
    })),
  }));
  return { sections: { complaints: rows } };
}
