import type { lostNumbers } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { maskMobile } from '@hamyar/domain';
import { type Scope, withinScope } from '../../ground/access/index.ts';
import { type NumberRecovery, waitingNumber } from '../../ground/authenticators/index.ts';
import { holdsOffice } from '../../ground/identity/index.ts';
import { openChange } from '../../ground/numbers/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';
import { lockRecords, type VolunteerRow } from '../volunteers/index.ts';

/**
 * A record that the officer reaches, locked; drafts and those that lead elsewhere do not exist.
 * @throws Refusal `volunteer.not_found`, `access.out_of_scope`
 */
export async function lockPerson(tx: Transaction, scope: Scope, volunteerId: string): Promise<VolunteerRow> {
  const row = (await lockRecords(tx, [volunteerId])).get(volunteerId);
  if (!row || row.status === 'draft') throw new Refusal('not_found', 'volunteer.not_found');
  withinScope(scope, row.provinceCode);
  return row;
}

/** What is known of somebody's lost number: the page and the acts that follow it see the same thing. */
export interface Weighed {
  readonly problem: lostNumbers.LostNumberProblem | null;
  readonly waiting: NumberRecovery | null;
  readonly held: { readonly toMasked: string; readonly dueAt: string } | null;
  readonly version: string;
}

export async function weighNumber(ctx: Ctx, tx: Transaction, row: VolunteerRow): Promise<Weighed> {
  const { accountId } = row;
  if (accountId === null)
    return { problem: 'no_account', waiting: null, held: null, version: versionOf([row.id, row.mobile]) };
  const waiting = await waitingNumber(ctx, tx, accountId);
  const change = await openChange(tx, accountId);
  const isInOffice = await holdsOffice(tx, accountId, ctx.clock.now());
  const problem = isInOffice ? 'in_office' : change ? 'number_waits' : null;
  return {
    problem,
    waiting,
    held: change && { toMasked: maskMobile(change.toMobile), dueAt: change.dueAt.toISOString() },
    version: versionOf([row.id, row.mobile, accountId, waiting?.id ?? null, change?.id ?? null, problem]),
  };
}

/**
 * The account whose number may be renewed. An office opens by more than a number and is given by others: it is ended first.
 * @throws Refusal `lost_number.no_account`, `lost_number.in_office`
 */
export function requireMember(row: VolunteerRow, { problem }: Pick<Weighed, 'problem'>): string {
  if (row.accountId === null) throw new Refusal('precondition', 'lost_number.no_account');
  if (problem === 'in_office') throw new Refusal('conflict', 'lost_number.in_office');
  return row.accountId;
}
