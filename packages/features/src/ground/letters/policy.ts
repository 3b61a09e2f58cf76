import type { letters } from '@hamyar/contracts';
import type { Reason } from '@hamyar/contracts/reasons';
import { type BodyProblem, bodyProblem, isDeliverable } from '@hamyar/domain';
import type { Actor } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';
import { rolesWith } from '../access/index.ts';
import type { FileRow, LetterRow } from './queries.ts';

const bodyReasons: Readonly<Record<BodyProblem, Reason>> = {
  too_many_paragraphs: 'letter.too_many_paragraphs',
  paragraph_too_long: 'letter.paragraph_too_long',
};

/** @throws Refusal `letter.too_many_paragraphs`, `letter.paragraph_too_long` */
export function requireBody(body: string): void {
  const problem = bodyProblem(body);
  if (problem) throw invalidField('body', bodyReasons[problem]);
}

export const stateOf = (row: Pick<LetterRow, 'issuedAt' | 'withdrawnAt'>): letters.LetterState =>
  row.withdrawnAt ? 'withdrawn' : row.issuedAt ? 'issued' : 'draft';

/** @throws Refusal `letter.not_draft` */
export function requireDraft(row: LetterRow): void {
  if (row.issuedAt) throw new Refusal('conflict', 'letter.not_draft');
}

/** Why a draft with these files cannot be issued yet, or null: what goes out was looked at. Pure. */
export function whyNotIssue(files: readonly Pick<FileRow, 'state'>[]): Reason | null {
  if (files.some(({ state }) => state === 'refused')) return 'letter.attachment_refused';
  return files.every(({ state }) => isDeliverable(state)) ? null : 'letter.attachment_waiting';
}

/** What its office may do with a letter. Pure. */
export function actsOn(row: LetterRow, files: readonly Pick<FileRow, 'state'>[]): letters.LetterAct[] {
  const state = stateOf(row);
  if (state === 'draft') return whyNotIssue(files) === null ? ['write', 'issue'] : ['write'];
  const paper = row.erasedAt ? [] : (['print'] as const);
  return state === 'issued' ? [...paper, 'withdraw'] : [...paper];
}

/** The role in which whoever acts writes letters there; null: none, the host. */
export function signingRole({ actor }: Pick<Ctx, 'actor'>, provinceCode: string | null) {
  const grants: Extract<Actor, { kind: 'staff' }>['grants'] = actor.kind === 'staff' ? actor.grants : [];
  const writing = grants.filter(({ role }) => rolesWith('letters.manage').includes(role));
  const own = writing.find((grant) => grant.provinceCode === provinceCode);
  return (own ?? writing.find((grant) => grant.provinceCode === null))?.role ?? null;
}

/** Version of what an office saw of a letter, with what lies beside it. */
export const letterVersion = (row: LetterRow, files: readonly Pick<FileRow, 'id' | 'state'>[]): string =>
  versionOf([
    row.id,
    row.addressee,
    row.subject,
    row.body,
    row.issuedAt?.getTime() ?? null,
    row.withdrawnAt?.getTime() ?? null,
    ...files.flatMap(({ id, state }) => [id, state]),
  ]);
