import type { Answer, credentials } from '@hamyar/contracts';
import { credentialStatus, today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { actsOn, caseVersion } from './policy.ts';
import type { CaseRow, CredentialRow } from './queries.ts';

type Own = Answer<typeof credentials.submit>['credential'];
type Case = Answer<typeof credentials.show>['credential'];

/** A licence number by its end: `••••57`. */
export function maskNumber(tail: string | null): string {
  return `••••${tail ?? ''}`;
}

const shared = (ctx: Ctx, row: CredentialRow) => ({
  id: row.id,
  profession: row.profession,
  issuingBody: row.issuingBody,
  numberMasked: maskNumber(row.numberTail),
  validTo: row.validTo,
  status: credentialStatus(row, today(ctx.clock.now())),
  submittedAt: row.submittedAt.toISOString(),
  recheckSince: row.recheckSince?.toISOString() ?? null,
  rejectionReason: row.rejectionReason,
  rejectionNote: row.rejectionNote,
  revocationReason: row.revocationReason,
  revocationNote: row.revocationNote,
});

export function presentOwn(ctx: Ctx, row: CredentialRow): Own {
  return shared(ctx, row);
}

/** @param looksOnly whether the reader's office looks at it and decides nothing */
export function presentCase(ctx: Ctx, row: CaseRow, looksOnly = false): Case {
  return {
    ...shared(ctx, row.credential),
    version: caseVersion(row),
    volunteerId: row.credential.volunteerId,
    firstName: row.firstName,
    lastName: row.lastName,
    provinceCode: row.credential.provinceCode,
    countyCode: row.countyCode,
    validFrom: row.credential.validFrom,
    verifiedAt: row.credential.verifiedAt?.toISOString() ?? null,
    numberAlsoElsewhere: row.numberAlsoElsewhere,
    may: looksOnly ? [] : actsOn(ctx.actor, row.holderAccountId, row.credential),
  };
}
