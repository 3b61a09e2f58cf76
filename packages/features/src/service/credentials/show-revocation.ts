import type { Answer, credentials } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { holdsPlace } from '@hamyar/domain';
import { authorise, withinScope } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { uncoveredBy } from './end-uncovered.ts';
import { caseVersion } from './policy.ts';
import { lockCase } from './queries.ts';
import { notFound } from './show-credential.ts';

/** What would end with a licence, before an officer takes it out of force. */
export async function showRevocation(
  ctx: Ctx,
  credentialId: string,
): Promise<Answer<typeof credentials.showRevocation>> {
  const scope = authorise(ctx, 'credentials.review');
  return withTransaction(ctx, async (tx) => {
    const known = await lockCase(tx, credentialId);
    if (!known) throw notFound();
    const { id, volunteerId, profession, provinceCode } = known.credential;
    withinScope(scope, provinceCode);
    const ending = await uncoveredBy(ctx, tx, { volunteerId, profession }, id);
    const places = ending.filter(({ state }) => holdsPlace(state));
    const [next] = places.map(({ startsAt }) => startsAt).sort((a, b) => a.getTime() - b.getTime());
    return {
      version: caseVersion(known),
      places: places.length,
      offers: ending.length - places.length,
      nextPlaceAt: next?.toISOString() ?? null,
    };
  });
}
