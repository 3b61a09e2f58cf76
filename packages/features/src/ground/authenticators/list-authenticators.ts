import type { Answer, authenticators } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { isConfirmed, whyNotRemove } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise } from '../access/index.ts';
import { holdsOffice } from '../identity/index.ts';
import { presentAuthenticator } from './present.ts';
import { codesLeft, heldBy } from './queries.ts';
import { ownSession, whyNotAdd } from './require-enrolment.ts';

/** What somebody shows who they are with, and what their session may do about it. */
export async function listAuthenticators(asker: Ctx): Promise<Answer<typeof authenticators.list>> {
  authorise(asker, 'signed-in');
  const own = ownSession(asker);
  const ctx = asService(asker, 'own-authenticators');
  return withTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const held = await heldBy(tx, own.accountId);
    const isInOffice = await holdsOffice(tx, own.accountId, now);
    return {
      items: held.map(presentAuthenticator),
      recoveryCodesLeft: await codesLeft(tx, own.accountId),
      whyNotAdd: await whyNotAdd(ctx, tx, own, held),
      mayRemove: whyNotRemove(own.proof, { held: held.length, isInOffice }, now) === null,
      isConfirmed: isConfirmed(own.proof, now),
    };
  });
}
