import { z } from 'zod';

/** HTTP methods the platform speaks. Reads are GET; every write is a POST (or PUT/DELETE for whole resources). */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * What an actor must hold to reach a route. `public` is a decision too: it has to be written down.
 * The gate, `authorise` of `features/ground/access`, turns a permission and an actor into a scope.
 */
export type Permission =
  | 'public'
  | 'signed-in'
  | 'volunteer'
  | 'imports.run'
  | 'volunteers.read'
  | 'credentials.review'
  | 'needs.manage'
  | 'matching.run'
  | 'projects.manage'
  | 'held-payments.resolve'
  | 'council.read'
  | 'audit.read'
  | 'system.manage'
  // Held by no person: what jobs and schedules do by themselves, and what follows from the gateway's word.
  | 'clock'
  | 'gateway';

type ResponseSchemas = { readonly 200: z.ZodType };

/** One endpoint of the public language: types the handler, the web's client, the test and the OpenAPI document. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends ResponseSchemas = ResponseSchemas,
> {
  /** `noun.verb`, unique; the OpenAPI operationId. */
  readonly id: string;
  readonly method: Method;
  /** Path with `:name` parameters, e.g. `/needs/:needId`. */
  readonly path: string;
  readonly permission: Permission;
  /** One sentence: what it does for whom. */
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  /** Noun-level reasons this endpoint may answer with, besides the shared ones. */
  readonly reasons: readonly string[];
  /** Set when the body is a file streamed as it is, instead of JSON. */
  readonly upload?: { readonly maxBytes: number };
}

const nothing = z.strictObject({});

/**
 * Defines an endpoint. Parts left out mean "takes nothing": an empty strict object, so stray input is refused.
 * A response schema must be a plain schema or a codec: one-way transforms throw when a response is encoded.
 */
export function defineEndpoint<
  const Id extends string,
  Response extends z.ZodType,
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(spec: {
  id: Id;
  method: Method;
  path: string;
  permission: Permission;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  response: Response;
  reasons?: readonly string[];
  upload?: { readonly maxBytes: number };
}): Endpoint<Params, Query, Body, { 200: Response }> & { readonly id: Id } {
  return {
    id: spec.id,
    method: spec.method,
    path: spec.path,
    permission: spec.permission,
    summary: spec.summary,
    params: (spec.params ?? nothing) as Params,
    query: (spec.query ?? nothing) as Query,
    body: (spec.body ?? nothing) as Body,
    response: { 200: spec.response },
    reasons: spec.reasons ?? [],
    ...(spec.upload ? { upload: spec.upload } : {}),
  };
}

/** Input of a call: what the caller writes (before defaults are filled in). */
export type CallInput<E extends Endpoint> = {
  params?: z.input<E['params']>;
  query?: z.input<E['query']>;
  body?: z.input<E['body']>;
};

/** What a handler receives: parsed and with defaults. */
export type HandlerInput<E extends Endpoint> = {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
};

/** Body of a successful answer. */
export type Answer<E extends Endpoint> = z.output<E['response'][200]>;
