import type { Answer, identity } from '@hamyar/contracts';
import type { SessionRow } from './queries.ts';

/** The signed-in person as the web shows them. */
export type Me = NonNullable<Answer<typeof identity.whoAmI>['me']>;

export function presentMe(row: SessionRow): Me {
  return {
    accountId: row.accountId,
    displayName: row.displayName,
    isVolunteer: row.isVolunteer,
    grants: row.grants.map(({ role, provinceCode, countyCodes }) => ({
      role,
      provinceCode,
      ...(countyCodes && { countyCodes: [...countyCodes] }),
    })),
    withheld: row.proof.withholdsOffices ? (row.proof.hasFactor ? 'prove' : 'enrol') : null,
  };
}
