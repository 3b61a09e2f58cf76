import type { Answer, listPlaces, listTerms } from '@hamyar/contracts';
import * as domain from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { countyLabel, provinceLabel } from './present.ts';

/** Provinces in Persian order and every county: small, so they come whole. */
export function showPlaces(ctx: Ctx): Answer<typeof listPlaces> {
  authorise(ctx, 'public');
  return {
    provinces: [...domain.allProvinces]
      .sort((a, b) => a.sortFa - b.sortFa)
      .map(({ code }) => provinceLabel(code)),
    counties: domain.allCounties.map(({ code, provinceCode }) => ({ ...countyLabel(code), provinceCode })),
  };
}

/** The closed lists of forms and filters. */
export function showTerms(ctx: Ctx): Answer<typeof listTerms> {
  authorise(ctx, 'public');
  const labels = (terms: readonly domain.Term[]) => terms.map(({ code, fa, en }) => ({ code, fa, en }));
  return {
    professions: domain.professions.map(({ code, fa, en, licensed }) => ({ code, fa, en, licensed })),
    themes: labels(domain.themes),
    targetGroups: labels(domain.targetGroups),
    venueKinds: labels(domain.venueKinds),
    urgencies: labels(domain.urgencies),
    languages: labels(domain.languages),
  };
}
