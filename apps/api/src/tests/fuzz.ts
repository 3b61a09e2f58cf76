import { type Endpoint, errorBody, fileAnswer } from '@hamyar/contracts';
import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import { type Call, calls } from './calls.ts';
import { type ActorName, actorNames, type Cast } from './cast.ts';
import { oddValueOf } from './odd-values.ts';

/** What one request puts in the place of what a well-meant call would send. */
export interface Oddity {
  readonly actor: ActorName;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

type Changes = Record<string, unknown>;

/** Requests to an endpoint: some parts odd, the others as they ought to be. */
export function oddities(endpoint: Endpoint): Arbitrary<Oddity> {
  return fc.record({
    actor: fc.constantFrom(...actorNames),
    params: changesOf(endpoint.params, 0.2),
    query: changesOf(endpoint.query, 0.5),
    body: endpoint.upload
      ? fc.string({ unit: 'binary', maxLength: 2_000 })
      : fc.oneof(
          { weight: 8, arbitrary: changesOf(endpoint.body, 0.4) },
          {
            weight: 1,
            arbitrary: fc.constantFrom<unknown>(null, [], '', 0, '{', '[]', '{"__proto__":{"a":1}}'),
          },
        ),
  });
}

/** Each part of an object, changed with a probability; one that is no part of it now and then. */
function changesOf(schema: z.ZodType, probability: number): Arbitrary<Changes> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  // Unions of objects: the parts of each.
  const shapes = [json, ...(json.anyOf ?? []), ...(json.oneOf ?? [])];
  const parts = shapes.flatMap(({ properties }) => Object.entries(properties ?? {}));
  const kept = Math.round(1 / probability) - 1;
  const each = parts.map(([name, part]) => {
    const odd = oddValueOf(part as z.core.JSONSchema.BaseSchema);
    return [
      name,
      fc.oneof({ weight: Math.max(1, kept), arbitrary: fc.constant(asItWas) }, { weight: 1, arbitrary: odd }),
    ] as const;
  });
  const stray = fc.oneof(
    { weight: 19, arbitrary: fc.constant(asItWas) },
    { weight: 1, arbitrary: fc.constant<unknown>('stray') },
  );
  return fc
    .record({ ...Object.fromEntries(each), zzz: stray })
    .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== asItWas)));
}

const asItWas = Symbol('as it was');

/** Statuses that the API's document names. */
const named = new Set([200, 400, 401, 403, 404, 409, 412, 413, 414, 429]);

/**
 * Sends one odd request.
 * @throws Error when it is answered by a fault of ours, by a status nobody was told of, or by something that is not as the contract says
 */
export async function tryOddity(cast: Cast, endpoint: Endpoint, oddity: Oddity): Promise<void> {
  const usual = (await calls[endpoint.id]?.(cast.belongings)) ?? {};
  const answer = await cast.call(endpoint, changed(usual, oddity), oddity.actor);
  const said = `${oddity.actor}: ${endpoint.id} answered ${answer.statusCode} ${answer.body.slice(0, 300)}`;
  if (!named.has(answer.statusCode)) throw new Error(said);
  if (answer.statusCode === 200 && endpoint.response[200] === fileAnswer) return;
  const schema = answer.statusCode === 200 ? endpoint.response[200] : errorBody;
  const read = schema.safeParse(answer.json());
  if (!read.success) throw new Error(`${said}\n${z.prettifyError(read.error)}`);
}

function changed(usual: Call, { params, query, body }: Oddity): Call {
  const texts = (record: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, textOf(value)]));
  const isChange = typeof body === 'object' && body !== null && !Array.isArray(body);
  return {
    params: { ...usual.params, ...texts(params) },
    query: { ...usual.query, ...texts(query) },
    body: isChange && typeof usual.body !== 'string' ? { ...usual.body, ...body } : asBody(body),
  };
}

/** As it stands in an address; half a character is none there. */
const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();

const asBody = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));
