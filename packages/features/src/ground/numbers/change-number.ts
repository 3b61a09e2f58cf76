import type { Answer, numbers } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf, asService, authorise } from '../access/index.ts';
import { codeRefusal, type NumberProof, proveNumber, type TypedCode } from '../identity/index.ts';
import { holdNumber } from './hold-number.ts';
import { movesAtOnce } from './moves-at-once.ts';

type Outcome =
  | Extract<NumberProof, { kind: 'refused' }>
  | { readonly kind: 'asked'; readonly moved: boolean; readonly dueAt: Date };

/** Takes the code that was sent to the new number, and moves the account there now or in three days. */
// eslint-disable-next-line hamyar/verb-guards -- holdNumber audits
export async function changeNumber(asker: Ctx, input: TypedCode): Promise<Answer<typeof numbers.change>> {
  authorise(asker, 'signed-in');
  const accountId = accountOf(asker);
  const ctx = asService(asker, 'change-number');
  const outcome = await withTransaction(ctx, async (tx): Promise<Outcome> => {
    const proof = await proveNumber(ctx, tx, input);
    if (proof.kind === 'refused') return proof;
    const atOnce = await movesAtOnce(asker, tx, accountId);
    const wish = { accountId, mobile: proof.mobile, atOnce, byOffice: false };
    const { dueAt } = await holdNumber(asker, ctx, tx, wish);
    return { kind: 'asked', moved: atOnce, dueAt };
  });
  // What a wrong code costs has been counted by now.
  if (outcome.kind === 'refused') throw codeRefusal(outcome);
  return { moved: outcome.moved, dueAt: outcome.dueAt.toISOString() };
}
