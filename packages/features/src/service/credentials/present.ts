import type { Answer, credentials } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { credentialStatus, today } from '@hamyar/domain';
import { type Lists, listsOf } from '../../ground/lists/index.ts';
import { termLabel } from '../../ground/places/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { actsOn, caseVersion } from './policy.ts';
import type { CaseRow, CredentialRow } from './queries.ts';

type Own = Answer<typeof credentials.submit>['credential'];
type Case = Answer<typeof credentials.show>['credential'];

/** A licence number by its end: `••••57`. */
export function maskNumber(tail: string | null): string {
  return `••••${tail ?? ''}`;
}

const labelOf = (terms: Lists['rejection_reason'], code: string | null) =>
  code === null ? null : termLabel(terms, code);

const shared = (ctx: Ctx, row: CredentialRow, lists: Lists) => ({
  id: row.id,
  profession: row.profession,
  issuingBody: row.issuingBody,
  numberMasked: maskNumber(row.numberTail),
  validTo: row.validTo,
  status: credentialStatus(row, today(ctx.clock.now())),
  submittedAt: row.submittedAt.toISOString(),
  recheckSince: row.recheckSince?.toISOString() ?? null,
  rejectionReason: labelOf(lists.rejection_reason, row.rejectionReason),
  rejectionNote: row.rejectionNote,
  revocationReason: labelOf(lists.revocation_reason, row.revocationReason),
  revocationNote: row.revocationNote,
});

export async function presentOwn(ctx: Ctx, tx: Transaction, row: CredentialRow): Promise<Own> {
  return shared(ctx, row, await listsOf(ctx, tx));
}

/** @param looksOnly whether the reader's office looks at it and decides nothing */
export async function presentCase(ctx: Ctx, tx: Transaction, row: CaseRow, looksOnly = false): Promise<Case> {
  return {
    ...shared(ctx, row.credential, await listsOf(ctx, tx)),
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
