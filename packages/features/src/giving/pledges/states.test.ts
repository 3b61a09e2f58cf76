import { heldPayments, imports, pledges, projects } from '@hamyar/contracts';
import {
  importStates,
  paymentMoves,
  paymentStates,
  pledgeMoves,
  pledgeStates,
  projectStatuses,
  refundRoutes,
  resolutionKinds,
  resolutionStates,
} from '@hamyar/domain';
import { checkedValues } from '@hamyar/testing/checked-values';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const sorted = (words: readonly string[]) => [...words].sort();

describe('what the rules, the database and the contract call by name', () => {
  it.each([
    ['pledge_state_known', pledgeStates],
    ['project_status_known', projectStatuses],
    ['payment_state_known', paymentStates],
    ['payment_resolution_kind_known', resolutionKinds],
    ['payment_resolution_state_known', resolutionStates],
    ['payment_resolution_route_known', refundRoutes],
    ['import_batch_state_known', importStates],
  ])('the database’s %s lets in the words of the rules and no other', async (constraint, words) => {
    expect(await checkedValues(world, constraint)).toEqual(sorted(words));
  });

  it.each([
    ['pledges', pledges.pledgeState.options, pledgeStates],
    // A draft is never shown.
    ['projects', projects.projectStatus.options, projectStatuses.filter((status) => status !== 'draft')],
    ['resolutions', heldPayments.resolutionKind.options, resolutionKinds],
    ['states of resolutions', heldPayments.resolutionState.options, resolutionStates],
    ['routes of refunds', heldPayments.refundRoute.options, refundRoutes],
    ['imports', imports.importState.options, importStates],
  ])('the contract’s words for %s are those of the rules', (_noun, options, words) => {
    expect(sorted(options)).toEqual(sorted(words));
  });

  it.each([
    ['pledge', pledgeMoves, pledgeStates],
    ['payment', paymentMoves, paymentStates],
  ])('every state of a %s has its moves', (_noun, moves, states) => {
    expect(sorted(Object.keys(moves))).toEqual(sorted(states));
  });
});
