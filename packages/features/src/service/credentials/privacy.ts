import { withTransaction } from '@hamyar/db';
import { asService, authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import type { FeaturePrivacy, OwnCopy, Person } from '../../kit/privacy.ts';
import { licencesOf } from './queries.ts';

/** Licences are erased with their volunteer, in one transaction: see `eraseLicences`. */
export const credentialsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'credential',
      columns: ['volunteer_id', 'number_sealed', 'number_index', 'number_tail', 'rejection_note'],
      purpose: 'volunteering',
      basis: 'agreement',
      retention: 'as long as its volunteer',
      fate: 'pseudonymised',
    },
    {
      table: 'credential',
      columns: ['verified_by', 'revoked_by'],
      purpose: 'accountability',
      basis: 'public-task',
      retention: 'for good: who decided',
      fate: 'office-records',
    },
  ],
  export: exportLicences,
};

async function exportLicences(asker: Ctx, { volunteerId }: Person): Promise<OwnCopy> {
  authorise(asker, 'platform');
  if (volunteerId === null) return { sections: {} };
  const ctx = asService(asker, 'credentials-privacy');
  return withTransaction(ctx, async (tx) => {
    const rows = await licencesOf(tx, volunteerId);
    const licences = rows.map((row) => ({
      profession: row.profession,
      issuedBy: row.issuingBody,
      number: row.numberSealed && ctx.sealing.open(row.numberSealed, 'credential.number'),
      since: row.validFrom,
      until: row.validTo,
      at: row.submittedAt,
      verifiedAt: row.verifiedAt,
      rejectedAt: row.rejectedAt,
      reason: row.rejectionReason ?? row.revocationReason,
      note: row.rejectionNote ?? row.revocationNote,
    }));
    return { sections: { licences } };
  });
}
