import type { Answer, offices } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { allProvinces } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { presentContact, presentPlace } from './present.ts';
import { currentOffices } from './queries.ts';

/** The nation's office and the 31 of the provinces in Persian order, each with how it is reached. */
export async function listOffices(ctx: Ctx): Promise<Answer<typeof offices.list>> {
  authorise(ctx, 'public');
  const rows = await withTransaction(ctx, (tx) => currentOffices(tx));
  const codes = [...allProvinces].sort((a, b) => a.sortFa - b.sortFa).map(({ code }) => code);
  return {
    offices: [null, ...codes].map((code) => {
      const row = rows.find(({ provinceCode }) => provinceCode === code);
      return { ...presentPlace(code), contact: row ? presentContact(row) : null };
    }),
  };
}
