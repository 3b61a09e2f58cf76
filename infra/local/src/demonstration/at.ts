import type { Ctx } from '@hamyar/features/kit/feature';

const dayMs = 86_400_000;

/** The same actor at another time: what an act writes of the moment is that one. */
export const at = (ctx: Ctx, moment: Date): Ctx => ({ ...ctx, clock: { now: () => moment } });

/** The same actor so many days earlier. */
export const daysBefore = (ctx: Ctx, days: number): Ctx =>
  at(ctx, new Date(ctx.clock.now().getTime() - days * dayMs));
