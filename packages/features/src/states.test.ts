import {
  assignments,
  credentials,
  files,
  type HandlerInput,
  heldPayments,
  identity,
  imports,
  letters,
  lists as listsContract,
  matching,
  needs,
  notifications,
  payments,
  pledges,
  projects,
  staff,
  volunteers,
} from '@hamyar/contracts';
import {
  accessAnswers,
  assignmentMoves,
  closureTreatments,
  complaintKinds,
  complaintLevels,
  complaintMoves,
  complaintOutcomes,
  complaintSeverities,
  complaintStates,
  findings,
  occasionKinds,
  recoveryMoves,
  recoveryStates,
  termMoves,
  termStates,
  venueKinds,
  venueMoves,
  venueStates,
  authenticatorKinds,
  assignmentStates,
  contributionKinds,
  credentialStatuses,
  devices,
  erasureMoves,
  erasureStates,
  factors,
  fileKinds,
  fileMoves,
  filePurposes,
  fileStates,
  genders,
  giverWishes,
  holdsPlace,
  listNames,
  importMoves,
  importStates,
  maxLetterAttachments,
  matchingRunMoves,
  matchingRunStates,
  needMoves,
  needStatuses,
  messageAttemptStates,
  messageRefusals,
  paymentMoves,
  paymentStates,
  pledgeMoves,
  pledgeStates,
  projectStatuses,
  reasonKinds,
  refundRoutes,
  changeKinds,
  changeMoves,
  changeStates,
  invitationKinds,
  invitationMoves,
  invitationStates,
  resolutionKinds,
  resolutionMoves,
  resolutionStates,
  volunteerMoves,
  staffRoleCodes,
  staffRoles,
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
  role_known: [
    wordsOf<StaffRole>({
      officer: true,
      county_officer: true,
      treasurer: true,
      provincial_administrator: true,
      council_chair: true,
      council_secretary: true,
      council: true,
      national: true,
      national_treasurer: true,
      national_administrator: true,
      auditor: true,
    }),
    staffRoleCodes,
    identity.staffRole.options,
  ],
  staff_invitation_role_known: [staffRoleCodes],
  staff_invitation_kind_known: [invitationKinds, staff.invitationKind.options],
  staff_invitation_state_known: [
    invitationStates,
    Object.keys(invitationMoves),
    staff.invitationState.options,
  ],
  staff_change_kind_known: [changeKinds, staff.changeKind.options],
  staff_change_state_known: [changeStates, Object.keys(changeMoves), staff.changeState.options],
  session_factor_known: [factors],
  account_recovery_state_known: [recoveryStates, Object.keys(recoveryMoves)],
  calendar_day_kind_known: [occasionKinds],
  closure_treatment_known: [closureTreatments],
  list_term_list_known: [listNames, listsContract.listName.options],
  list_term_kind_known: [reasonKinds, listsContract.reasonKind.options],
  list_term_state_known: [termStates, Object.keys(termMoves), listsContract.termState.options],
  venue_kind_known: [codesOf(venueKinds)],
  venue_state_known: [venueStates, Object.keys(venueMoves)],
  venue_access_known: [accessAnswers.flatMap((answer) => [answer, answer, answer])],
  complaint_kind_known: [complaintKinds],
  complaint_severity_known: [complaintSeverities],
  complaint_state_known: [complaintStates, Object.keys(complaintMoves)],
  complaint_level_known: [complaintLevels],
  complaint_finding_known: [findings],
  complaint_outcome_known: [complaintOutcomes],
  session_device_known: [devices],
  authenticator_kind_known: [authenticatorKinds],
  erasure_request_state_known: [erasureStates, Object.keys(erasureMoves)],
  stored_file_state_known: [fileStates, Object.keys(fileMoves), files.fileState.options],
  stored_file_kind_known: [fileKinds, files.fileKind.options],
  stored_file_purpose_known: [Object.keys(filePurposes)],
  import_batch_state_known: [importStates, Object.keys(importMoves), imports.importState.options],
  matching_run_state_known: [
    matchingRunStates,
    Object.keys(matchingRunMoves),
    matching.matchingRun.shape.state.options,
  ],
  matching_run_mode_known: [matching.matchingMode.options],
};

describe('a closed list', () => {
  it('of roles that two people give is that of `role_needs_second`', async () => {
    const { rows } = await world.owner.query<{ role: string }>(
      'select role from unnest($1::text[]) role where role_needs_second(role)',
      [staffRoleCodes],
    );
    expect(rows.map(({ role }) => role)).toEqual(
      staffRoleCodes.filter((code) => staffRoles[code].needsSecond),
    );
  });

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

  it('of uploads ends in the contract where it ends in the domain', () => {
    expect(credentials.addEvidence.upload?.maxBytes).toBe(filePurposes.licence_evidence.maxBytes);
    expect(letters.addAttachment.upload?.maxBytes).toBe(filePurposes.letter.maxBytes);
    expect(letters.maxAttachments).toBe(maxLetterAttachments);
    expect(imports.upload.upload?.maxBytes).toBe(filePurposes.import.maxBytes);
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
