import type { Ctx } from '@hamyar/features/kit/feature';

/** The same actor at another time: what an act writes of the moment is that one. */
export const at = (ctx: Ctx, moment: Date): Ctx => ({ ...ctx, clock: { now: () => moment } });
