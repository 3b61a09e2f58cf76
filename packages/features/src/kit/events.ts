import type { Transaction } from '@hamyar/db';
import { enqueueMany } from '@hamyar/delivery';
import type { EventHandler, EventHandlers } from '@hamyar/platform';
import type { z } from 'zod';
import type { Ctx } from './feature.ts';

/** A fact that a feature announces; who reacts to it is none of its business. */
export interface FeatureEvent<Payload extends z.ZodType = z.ZodType> {
  /** `<noun>.<what happened>`, e.g. `needs.opened`. */
  readonly name: string;
  /** Ids only: it is the payload of the jobs that follow. */
  readonly payload: Payload;
}

/** A job that follows an event, as a feature's row in `features.ts` names it. */
export interface Reaction {
  readonly event: string;
  readonly job: EventHandler;
}

/** Lets a job follow an event. The feature that reacts imports the event, downwards, and handles it in its own `jobs.ts`. */
export function on<Payload extends z.ZodType>(
  event: FeatureEvent<Payload>,
  job: { readonly name: string; readonly payload: Payload },
): Reaction {
  return { event: event.name, job };
}

/** The jobs that follow each event, by its name. */
export function handlersOf(reactions: readonly Reaction[]): EventHandlers {
  const handlers = new Map<string, EventHandler[]>();
  for (const { event, job } of reactions) handlers.set(event, [...(handlers.get(event) ?? []), job]);
  return handlers;
}

/** Announces a fact in the transaction that makes it one: a job is enqueued for each that follows it, and none when it rolls back. */
export function emit<Payload extends z.ZodType>(
  ctx: Ctx,
  tx: Transaction,
  event: FeatureEvent<Payload>,
  key: string,
  payload: z.input<Payload>,
): Promise<void> {
  return emitMany(ctx, tx, event, [{ key, payload }]);
}

/** Announces the same kind of fact many times, in one statement for each job that follows it. */
export async function emitMany<Payload extends z.ZodType>(
  ctx: Ctx,
  tx: Transaction,
  event: FeatureEvent<Payload>,
  items: readonly { key: string; payload: z.input<Payload> }[],
): Promise<void> {
  for (const job of ctx.eventHandlers.get(event.name) ?? []) await enqueueMany(tx, job, items);
}
