import type { Answer, assignments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { holdsPlace } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { asService, authorise, provincesOf, withinCounty } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { stillCallable } from './policy.ts';
import { contactOf } from './queries.ts';

/**
 * Shows the number of somebody who has a place, to the office that expects them. Every look leaves an audit row in the
 * name of the officer, and nobody is shown who only was asked. Of somebody who lives elsewhere it is shown while there may be
 * something to say about the shift.
 */
export function revealContact(
  asker: Ctx,
  assignmentId: string,
): Promise<Answer<typeof assignments.revealContact>> {
  const scope = authorise(asker, 'needs.read');
  return withTransaction(asService(asker, 'place-holders'), async (tx) => {
    const found = await contactOf(tx, assignmentId);
    if (!found || !holdsPlace(found.state)) throw new Refusal('not_found', 'assignment.unknown');
    withinCounty(scope, found);
    const provinces = provincesOf(scope);
    const livesHere =
      provinces === null || (found.homeProvince !== null && provinces.includes(found.homeProvince));
    if (!livesHere && !stillCallable(found.endsAt, asker.clock.now()))
      throw new Refusal('forbidden', 'assignment.contact_over');
    await audit(asker, tx, {
      action: 'assignment.contact_revealed',
      targetType: 'assignment',
      targetId: assignmentId,
      provinceCode: found.provinceCode,
      subjectAccountId: found.accountId,
    });
    return { assignmentId, mobile: found.mobile };
  });
}
