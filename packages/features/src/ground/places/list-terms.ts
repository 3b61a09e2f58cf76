import type { Answer, places } from '@hamyar/contracts';
import * as domain from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';

/** The closed lists of forms and filters. */
export function listTerms(ctx: Ctx): Answer<typeof places.listTerms> {
  authorise(ctx, 'public');
  const labels = (terms: readonly domain.Term[]) => terms.map(({ code, fa, en }) => ({ code, fa, en }));
  return {
    professions: domain.professions.map(({ code, fa, en, licensed }) => ({ code, fa, en, licensed })),
    themes: labels(domain.themes),
    targetGroups: labels(domain.targetGroups),
    venueKinds: labels(domain.venueKinds),
    licenceKinds: labels(domain.licenceKinds),
    urgencies: labels(domain.urgencies),
    languages: labels(domain.languages),
    intentions: labels(domain.intentions),
  };
}
