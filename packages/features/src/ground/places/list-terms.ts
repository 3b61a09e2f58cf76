import type { Answer, places } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import * as domain from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { listsOf, offered } from '../lists/index.ts';

/** The lists of forms and filters: what is offered today. */
export async function listTerms(ctx: Ctx): Promise<Answer<typeof places.listTerms>> {
  authorise(ctx, 'public');
  const lists = await withTransaction(ctx, (tx) => listsOf(ctx, tx));
  const labels = (terms: readonly domain.Term[]) => terms.map(({ code, fa, en }) => ({ code, fa, en }));
  return {
    professions: domain.professions.map(({ code, fa, en, licensed }) => ({ code, fa, en, licensed })),
    themes: labels(offered(lists.theme)),
    targetGroups: labels(offered(lists.target_group)),
    venueKinds: labels(domain.venueKinds),
    licenceKinds: labels(domain.licenceKinds),
    urgencies: labels(domain.urgencies),
    languages: labels(domain.languages),
    intentions: labels(offered(lists.intention)),
    declineReasons: labels(offered(lists.decline_reason)),
    rejectionReasons: labels(offered(lists.rejection_reason)),
    revocationReasons: labels(offered(lists.revocation_reason)),
    closureReasons: labels(offered(lists.closure_reason)),
  };
}
