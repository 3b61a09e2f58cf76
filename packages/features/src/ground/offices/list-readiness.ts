import type { Answer, offices } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { asService, authorise, provincesOf } from '../access/index.ts';
import { presentPlace, presentReadiness } from './present.ts';
import { readinessFacts } from './queries.ts';

/** What the offices of the asker's reach lack; the nation sees itself and all 31. */
export async function listReadiness(asker: Ctx): Promise<Answer<typeof offices.listReadiness>> {
  const own = provincesOf(authorise(asker, 'offices.manage'));
  const ctx = asService(asker, 'office-readiness');
  const now = ctx.clock.now();
  const all = await withTransaction(ctx, (tx) => readinessFacts(tx, { now, today: today(now) }));
  return {
    offices: all
      .filter(({ provinceCode }) => own === null || (provinceCode !== null && own.includes(provinceCode)))
      .map(({ provinceCode, met }) => ({ ...presentPlace(provinceCode), readiness: presentReadiness(met) })),
  };
}
