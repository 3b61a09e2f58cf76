import { type Answer, type Endpoint, freeTexts, type HandlerInput } from '@hamyar/contracts';
import type { Pool, Transaction } from '@hamyar/db';
import type { Job, OnceJob, OutsideJob, Schedule } from '@hamyar/delivery';
import { normalizeText } from '@hamyar/domain';
import type { Context, HttpExchange } from '@hamyar/platform';
import { z } from 'zod';
import type { Settings } from '../settings.ts';
import type { Reaction } from './events.ts';
import type { OpenWork } from './open-work.ts';
import type { WaitingWork } from './waiting-work.ts';

/** The context of every verb: the platform's, bound to our database. */
export type Ctx = Context<Pool, Settings>;

type Handler<E extends Endpoint> = (
  ctx: Ctx,
  input: HandlerInput<E>,
  http: HttpExchange,
) => Promise<Answer<E>>;

/** Where a feature's `routes.ts` puts its endpoints; the API's shell implements it. */
export interface Routes {
  add<E extends Endpoint>(endpoint: E, handler: Handler<E>): void;
}

/**
 * Joins an endpoint of the contract to its handler; types flow from the contract to both sides. Free texts come through the
 * one door of texts on the way, so that no verb stores what it was sent as it was sent.
 */
export function route<E extends Endpoint>(app: Routes, endpoint: E, handler: Handler<E>): void {
  const texts = freeTextsIn(endpoint.body);
  app.add(endpoint, (ctx, input, http) => {
    const { body } = input;
    if (typeof body === 'object' && body !== null)
      for (const name of texts) {
        const text: unknown = Reflect.get(body, name);
        if (typeof text === 'string') Reflect.set(body, name, normalizeText(text));
      }
    return handler(ctx, input, http);
  });
}

/** Names of the free texts of a body. */
function freeTextsIn(body: z.ZodType): string[] {
  if (!(body instanceof z.ZodObject)) return [];
  return Object.entries(body.shape).flatMap(([name, schema]) => (isFreeText(schema) ? [name] : []));
}

function isFreeText(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return isFreeText(schema.unwrap());
  return schema instanceof z.ZodType && freeTexts.has(schema);
}

export type FeatureJob = Job<Ctx, Transaction>;
export type FeatureSchedule = Schedule<Ctx>;

/** An invariant as read-only SQL: it holds when no row comes back. */
export interface FeatureCheck {
  readonly title: string;
  readonly sql: string;
  /**
   * For what is only worked out from other rows: statements after which the check holds again. `pnpm db:check --mend` runs
   * them as the owner in one transaction, when the check found something, and nothing else does.
   */
  readonly mend?: string;
}

/** Work whose effects are rows: runs exactly once, inside the consumer's transaction. */
export function onceJob<Payload extends z.ZodType>(
  job: Omit<OnceJob<Ctx, Transaction, Payload>, 'effect'>,
): OnceJob<Ctx, Transaction, Payload> {
  return { ...job, effect: 'once' };
}

/** Work whose effect is outside the database; see the two-step form in `features/ground/notifications`. */
export function outsideJob<Payload extends z.ZodType>(
  job: Omit<OutsideJob<Ctx, Payload>, 'effect'>,
): OutsideJob<Ctx, Payload> {
  return { ...job, effect: 'outside' };
}

/** What a feature is to the processes that run it. What it leaves out it does not have. */
export interface Feature {
  /** `<wing>/<noun>`, its folder. */
  readonly name: string;
  /** Its namespace in the contract. */
  readonly contract?: Readonly<Record<string, unknown>>;
  /** Serves every endpoint of its contract. */
  readonly routes?: (app: Routes) => void;
  readonly jobs?: readonly FeatureJob[];
  readonly schedules?: readonly FeatureSchedule[];
  /** Jobs of its own that follow events of others. */
  readonly handles?: readonly Reaction[];
  readonly checks?: readonly FeatureCheck[];
  /** What it can tell of the work that is open by somebody's hand. */
  readonly openWork?: readonly OpenWork[];
  /** What of it waits for somebody in office. */
  readonly waiting?: readonly WaitingWork[];
}
