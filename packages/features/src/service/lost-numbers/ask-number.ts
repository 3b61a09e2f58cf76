import type { Answer, HandlerInput, lostNumbers } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { accountOf, asService, authorise, type Scope } from '../../ground/access/index.ts';
import { beginNumber } from '../../ground/authenticators/index.ts';
import {
  accountWithMobile,
  codeRefusal,
  type NumberProof,
  proveNumber,
  type TypedCode,
} from '../../ground/identity/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { lockPerson, requireMember, weighNumber } from './weigh-number.ts';

type Said = HandlerInput<typeof lostNumbers.askNumber>['body'] & TypedCode;
type Outcome =
  | Extract<NumberProof, { kind: 'refused' }>
  | { readonly kind: 'asked'; readonly recoveryId: string };

/**
 * Says, as the first of two officers, who the person is and that the number is theirs: the code went to it, and they read it out.
 */
export async function askNumber(
  asker: Ctx,
  volunteerId: string,
  said: Said,
): Promise<Answer<typeof lostNumbers.askNumber>> {
  const scope = authorise(asker, 'records.manage');
  const ctx = asService(asker, 'recover-number');
  const outcome = await withTransaction(ctx, async (tx): Promise<Outcome> => {
    // Whoever is in nobody's reach here costs no code.
    await lockPerson(tx, scope, volunteerId);
    const proof = await proveNumber(ctx, tx, said);
    if (proof.kind === 'refused') return proof;
    const about = { scope, volunteerId, said, mobile: proof.mobile };
    return { kind: 'asked', recoveryId: await begin(asker, ctx, tx, about) };
  });
  // What a wrong code costs has been counted by now.
  if (outcome.kind === 'refused') throw codeRefusal(outcome);
  return { recoveryId: outcome.recoveryId };
}

async function begin(
  asker: Ctx,
  ctx: Ctx,
  tx: Transaction,
  about: { scope: Scope; volunteerId: string; said: Said; mobile: string },
): Promise<string> {
  const { said, mobile } = about;
  const officer = accountOf(asker);
  const row = await lockPerson(tx, about.scope, about.volunteerId);
  const weighed = await weighNumber(ctx, tx, row);
  requireVersion(said.version, weighed.version);
  const accountId = requireMember(row, weighed);
  if (accountId === officer) throw new Refusal('conflict', 'recovery.own');
  if (weighed.waiting) throw new Refusal('conflict', 'lost_number.waiting');
  if (weighed.held) throw new Refusal('conflict', 'number.waiting');
  if (row.mobile === mobile) throw new Refusal('conflict', 'number.same');
  if ((await accountWithMobile(tx, mobile)) !== null) throw new Refusal('conflict', 'number.taken');
  const recoveryId = await beginNumber(ctx, tx, { accountId, officer, toMobile: mobile, seen: said.seen });
  await audit(asker, tx, {
    action: 'lost_number.asked',
    targetType: 'volunteer',
    targetId: row.id,
    provinceCode: row.provinceCode,
    subjectAccountId: accountId,
    detail: { recoveryId, seen: said.seen },
  });
  return recoveryId;
}
