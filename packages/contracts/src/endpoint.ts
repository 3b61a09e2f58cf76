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
  | 'records.manage'
  | 'credentials.read'
  | 'credentials.review'
  | 'needs.read'
  | 'needs.draft'
  | 'needs.manage'
  | 'matching.run'
  | 'projects.manage'
  | 'held-payments.resolve'
  | 'council.read'
  | 'audit.read'
  | 'indicators.manage'
  | 'ledger.read'
  | 'ledger.close'
  | 'ledger.reopen'
  | 'letters.manage'
  | 'offices.manage'
  | 'statements.publish'
  | 'lists.manage'
  | 'complaints.handle'
  | 'staff.read'
  | 'staff.manage'
  | 'system.manage'
  | 'calendar.manage'
  | 'closures.manage'
  | 'venues.read'
  | 'venues.manage'
  // Held by no person: what the platform itself does (a job, a schedule, what a visitor's return from the gateway sets
  // off), and what follows from the gateway's word.
  | 'platform'
  | 'gateway';

type ResponseSchemas = { readonly 200: z.ZodType };

/** One endpoint of the public language: types the handler, the web's client, the test and the OpenAPI document. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends ResponseSchemas = ResponseSchemas,
  Reasons extends readonly string[] = readonly string[],
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
  readonly reasons: Reasons;
  /** Set when the body is a file streamed as it is, instead of JSON. */
  readonly upload?: { readonly maxBytes: number };
  /**
   * Set for what cannot be taken back: the endpoint that tells before who is affected and what they will read, and, where
   * there is a time in which it can still be undone, the one that does.
   */
  readonly irreversible?: { readonly summary: string; readonly undo?: string };
  /** Set for what asks for a passkey or TOTP anew: one shown within the last five minutes. */
  readonly stepUp?: true;
}

const nothing = z.strictObject({});

/** An endpoint as it is written down: what is left out takes nothing, answers no reason of its own. */
interface EndpointSpec<Id, Params, Query, Body, Response, Reasons> {
  readonly id: Id;
  readonly method: Method;
  readonly path: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Response;
  readonly reasons?: Reasons;
  readonly upload?: { readonly maxBytes: number };
  readonly irreversible?: { readonly summary: string; readonly undo?: string };
  /** Set for what asks for a passkey or TOTP anew: one shown within the last five minutes. */
  readonly stepUp?: true;
}

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
  const Answers extends readonly string[] = readonly [],
>(
  spec: EndpointSpec<Id, Params, Query, Body, Response, Answers>,
): Endpoint<Params, Query, Body, { 200: Response }, Answers> & { readonly id: Id };
/** A part left out is the default of its type parameter, which a single signature could only say by a cast. */
export function defineEndpoint(
  spec: EndpointSpec<string, z.ZodType, z.ZodType, z.ZodType, z.ZodType, readonly string[]>,
): Endpoint {
  const { params = nothing, query = nothing, body = nothing, response, reasons = [], ...rest } = spec;
  return { ...rest, params, query, body, response: { 200: response }, reasons };
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
