import type { Answer, places } from '@hamyar/contracts';
import * as domain from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { countyLabel, provinceLabel } from './present.ts';

/** Provinces in Persian order and every county: small, so they come whole. */
export function listPlaces(ctx: Ctx): Answer<typeof places.list> {
  authorise(ctx, 'public');
  return {
    provinces: [...domain.allProvinces]
      .sort((a, b) => a.sortFa - b.sortFa)
      .map(({ code }) => provinceLabel(code)),
    counties: domain.allCounties.map(({ code, provinceCode }) => ({ ...countyLabel(code), provinceCode })),
  };
}
