import first from '../../data/first-statements.json' with { type: 'json' };

/** Texts that everybody may read before they agree or complain, each in versions. */
export const statementKinds = [
  'terms',
  'privacy',
  'accessibility',
  'volunteer_agreement',
  'code_of_conduct',
  'safeguarding',
  'giver_terms',
  'guardian_agreement',
] as const;
export type StatementKind = (typeof statementKinds)[number];

/** What a volunteer agrees to before anything is asked of them. */
export const agreementKinds = ['volunteer_agreement', 'code_of_conduct', 'safeguarding'] as const;
export type AgreementKind = (typeof agreementKinds)[number];

/** How somebody stands to the versions that hold: agreed to each, to an earlier one of some, took it back, or never asked. */
export type AgreementStanding = 'stands' | 'newer' | 'withdrawn' | 'none';

/** Version 1 of each, on every platform. */
export const firstStatements = first;

export interface StatementSection {
  readonly title: string;
  readonly items: readonly string[];
}

/** A statement as it is written: its lead, then `## heading` and lines, each with or without a dash. */
export interface StatementParts {
  readonly lead: string;
  readonly sections: readonly StatementSection[];
}

/** @returns null for a text without a lead or with a section that says nothing */
export function readStatement(text: string): StatementParts | null {
  const lead: string[] = [];
  const sections: { title: string; items: string[] }[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const heading = /^##\s*(.+)$/.exec(line)?.[1];
    const said = line.replace(/^-\s*/, '');
    if (heading !== undefined) sections.push({ title: heading, items: [] });
    else (sections.at(-1)?.items ?? lead).push(said);
  }
  const isWhole = lead.length > 0 && sections.length > 0 && sections.every(({ items }) => items.length > 0);
  return isWhole ? { lead: lead.join(' '), sections } : null;
}
