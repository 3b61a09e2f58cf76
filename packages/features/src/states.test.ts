import {
  assignments,
  credentials,
  type HandlerInput,
  heldPayments,
  identity,
  imports,
  matching,
  needs,
  notifications,
  payments,
  pledges,
  projects,
  volunteers,
} from '@hamyar/contracts';
import {
  assignmentMoves,
  assignmentStates,
  contributionKinds,
  credentialStatuses,
  genders,
  giverWishes,
  holdsPlace,
  importMoves,
  importStates,
  matchingRunMoves,
  matchingRunStates,
  needMoves,
  needStatuses,
  closingReasons,
  messageAttemptStates,
  messageRefusals,
  paymentMoves,
  paymentStates,
  pledgeMoves,
  pledgeStates,
  projectStatuses,
  refundRoutes,
  rejectionReasons,
  resolutionKinds,
  resolutionMoves,
  resolutionStates,
  revocationReasons,
  volunteerMoves,
  volunteerStatuses,
} from '@hamyar/domain';
import type * as engine from '@hamyar/matching';
import type { StaffRole } from '@hamyar/platform';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The words of a type, all of them and no other: the compiler sees to it. */
const wordsOf = <Word extends string>(words: Readonly<Record<Word, true>>): string[] => Object.keys(words);
const codesOf = (terms: readonly { code: string }[]) => terms.map(({ code }) => code);

/** By the constraint that keeps a column to a closed list: the same list wherever else it stands. */
const lists: Readonly<Record<string, readonly (readonly string[])[]>> = {
  assignment_state_known: [
    assignmentStates,
    Object.keys(assignmentMoves),
    assignments.assignmentState.options,
  ],
  payment_state_known: [paymentStates, Object.keys(paymentMoves)],
  payment_giver_wish_known: [giverWishes, payments.giverWish.options],
  payment_resolution_kind_known: [resolutionKinds, heldPayments.resolutionKind.options],
  payment_resolution_state_known: [
    resolutionStates,
    Object.keys(resolutionMoves),
    heldPayments.resolutionState.options,
  ],
  payment_resolution_route_known: [refundRoutes, heldPayments.refundRoute.options],
  pledge_state_known: [pledgeStates, Object.keys(pledgeMoves), pledges.pledgeState.options],
  project_status_known: [projectStatuses],
  contribution_kind_known: [codesOf(contributionKinds)],
  need_closing_reason_known: [closingReasons, needs.closingReason.options],
  message_attempt_state_known: [messageAttemptStates],
  message_attempt_refusal_known: [
    messageRefusals,
    notifications.undeliveredWhy.options.filter((why) => why !== 'lost'),
  ],
  need_status_known: [needStatuses, Object.keys(needMoves), needs.needStatus.options],
  volunteer_status_known: [
    volunteerStatuses,
    Object.keys(volunteerMoves),
    volunteers.volunteerStatus.options,
  ],
  credential_rejection_reason_known: [rejectionReasons, credentials.rejectionReason.options],
  credential_revocation_reason_known: [revocationReasons, credentials.revocationReason.options],
  role_known: [
    wordsOf<StaffRole>({ officer: true, council: true, national: true, auditor: true }),
    identity.staffRole.options,
  ],
  import_batch_state_known: [importStates, Object.keys(importMoves), imports.importState.options],
  matching_run_state_known: [
    matchingRunStates,
    Object.keys(matchingRunMoves),
    matching.matchingRun.shape.state.options,
  ],
  matching_run_mode_known: [matching.matchingMode.options],
};

describe('a closed list', () => {
  it('stands in the database as in the domain, the tables and the contract', async () => {
    const { rows } = await world.owner.query<{ name: string; words: string[] }>(
      `select conname as name, array(select m[1] from regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''::text', 'g') m) as words
       from pg_constraint where contype = 'c' and conname like '%\\_known' and conrelid <> 'outbox'::regclass
         and conparentid = 0`,
    );
    const inDatabase = new Map(rows.map(({ name, words }) => [name, words.sort()]));
    for (const name of new Set([...inDatabase.keys(), ...Object.keys(lists)]))
      for (const list of lists[name] ?? [[]]) expect([...list].sort(), name).toEqual(inDatabase.get(name));
  });

  it('of genders is one list in the domain, the contract and the engine', () => {
    type Asked = HandlerInput<typeof needs.create>['body']['roles'][number]['gender'];
    const words = [
      wordsOf<NonNullable<Asked>>({ woman: true, man: true }),
      wordsOf<NonNullable<volunteers.Profile['gender']>>({ woman: true, man: true }),
      wordsOf<engine.Gender>({ woman: true, man: true }),
    ];
    for (const list of words) expect(list).toEqual(codesOf(genders));
  });

  it('of what is shown of a project’s status leaves out the draft alone', () => {
    expect([...projects.projectStatus.options].sort()).toEqual(
      projectStatuses.filter((status) => status !== 'draft').sort(),
    );
  });

  it('of what a credential is worth is the contract’s', () => {
    expect(credentials.credentialStatusCode.options).toEqual([...credentialStatuses]);
  });

  it('of the states that hold a place is that of `holds_place`', async () => {
    const { rows } = await world.owner.query<{ state: string }>(
      'select state from unnest($1::text[]) state where holds_place(state)',
      [assignmentStates],
    );
    expect(rows.map(({ state }) => state)).toEqual(assignmentStates.filter(holdsPlace));
  });
});
