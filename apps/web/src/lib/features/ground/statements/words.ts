import type { consents, statements } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { type SitePath, paths } from '#lib/paths.ts';

export const statementName: Readonly<Record<statements.Kind, () => string>> = {
  terms: m.statement_terms,
  privacy: m.statement_privacy,
  accessibility: m.statement_accessibility,
  volunteer_agreement: m.statement_volunteer_agreement,
  code_of_conduct: m.statement_code_of_conduct,
  safeguarding: m.statement_safeguarding,
  giver_terms: m.statement_giver_terms,
  guardian_agreement: m.statement_guardian_agreement,
};

/** The page of a statement, or of one of its versions. */
export function statementPath(kind: statements.Kind, version?: number): SitePath {
  const query = { version };
  if (kind === 'terms') return paths.about.terms(query);
  if (kind === 'privacy') return paths.about.privacy(query);
  if (kind === 'accessibility') return paths.about.accessibility(query);
  return paths.about.agreement(kind, query);
}

/** What matters of each text that a volunteer agrees to, in a line. */
export const agreementEssence: Readonly<Record<statements.Agreement, () => string>> = {
  volunteer_agreement: m.agreements_essence_volunteer,
  code_of_conduct: m.agreements_essence_conduct,
  safeguarding: m.agreements_essence_safeguarding,
};

/** How a volunteer stands to what they agree to, for their office. */
export const agreementWords: Readonly<Record<consents.Standing, () => string>> = {
  stands: m.person_agreement_stands,
  newer: m.person_agreement_newer,
  withdrawn: m.person_agreement_withdrawn,
  none: m.person_agreement_none,
};
