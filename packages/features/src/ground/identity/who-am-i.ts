import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { type Me, presentMe } from './present.ts';
import { sessionRow } from './queries.ts';

/** Whoever asks, as the web shows them; null for visitors and for those whose session has just ended. */
export async function whoAmI(ctx: Ctx): Promise<Me | null> {
  authorise(ctx, 'public');
  if (ctx.actor.kind !== 'person' && ctx.actor.kind !== 'staff') return null;
  return meOfSession(ctx, ctx.actor.sessionId);
}

/** The person behind a session that was just opened or renewed. */
export async function meOf(ctx: Ctx, sessionId: string): Promise<Me> {
  const me = await meOfSession(ctx, sessionId);
  if (!me) throw new Error('a session just opened must be readable');
  return me;
}

async function meOfSession(ctx: Ctx, sessionId: string): Promise<Me | null> {
  const row = await sessionRow(ctx, sessionId);
  return row && presentMe(row);
}
