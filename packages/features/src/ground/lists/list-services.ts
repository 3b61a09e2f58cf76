import type { Answer, lists } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { type ListTerm, listsOf } from './lists-of.ts';
import { offered } from './policy.ts';

const named = ({ code, fa, en }: ListTerm) => ({ code, fa, en });

/** What is offered to people at each stage of life; a stage without services is left out. */
export async function listServices(ctx: Ctx): Promise<Answer<typeof lists.listServices>> {
  authorise(ctx, 'public');
  const all = await withTransaction(ctx, (tx) => listsOf(ctx, tx));
  const services = offered(all.service);
  const stages = offered(all.life_stage).map((stage) => ({
    ...named(stage),
    services: services
      .filter(({ parent }) => parent === stage.code)
      .map((service) => ({
        ...named(service),
        themes: all.theme.filter(({ code }) => service.themes.includes(code)).map(named),
      })),
  }));
  return { stages: stages.filter((stage) => stage.services.length > 0) };
}
