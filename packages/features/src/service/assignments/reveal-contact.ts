import type { Answer, assignments } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { holdsPlace } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { asService, authorise, withinCounty } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { contactOf } from './queries.ts';

/**
 * Shows the number of somebody who has a place, to the office that expects them. Every look leaves an audit row in the
 * name of the officer, and nobody is shown who only was asked.
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
