/** The kinds of sheet offices keep, and the fields of each. */
export { contributionHeadings } from './contribution-headings.ts';
export type { ContributionField } from './contribution-headings.ts';
export { volunteerHeadings } from './volunteer-headings.ts';
export type { VolunteerField } from './volunteer-headings.ts';
export { needHeadings } from './need-headings.ts';
export type { NeedField } from './need-headings.ts';
export type { FieldHeadings } from './shared-headings.ts';
export type SheetKind = 'contributions' | 'volunteers' | 'needs';
