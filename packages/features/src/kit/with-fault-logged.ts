import type { Ctx } from './feature.ts';

/**
 * Does one of many: one that cannot be finished is logged, and does not stand in the way of all that come after it.
 * @param about what to find it by, and what the log says of it
 * @returns null when it failed
 */
export async function withFaultLogged<Done>(
  ctx: Pick<Ctx, 'log'>,
  { says, ...found }: { says: string } & Readonly<Record<string, string>>,
  work: () => Promise<Done>,
): Promise<Done | null> {
  try {
    return await work();
  } catch (error) {
    ctx.log.error({ err: error, ...found }, says);
    return null;
  }
}
