import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { type ErrorCode, errorBody, fileAnswer } from './shared.ts';

type Json = Record<string, unknown>;

/** Every status of a refusal with the code that stands in its body. */
const problems: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  412: 'precondition',
  413: 'invalid',
  414: 'invalid',
  429: 'limit_reached',
  503: 'unavailable',
};
/** A body that is too large, a part of the path that is too long: only where there is one. */
const hasProblem = (endpoint: Endpoint, status: string): boolean =>
  (status !== '413' || endpoint.method !== 'GET') && (status !== '414' || endpoint.path.includes(':'));

const nounOf = ({ id }: Endpoint): string => id.split('.', 1)[0] ?? id;

/** The OpenAPI 3.1 document of the given endpoints; the same endpoints always give the same document. */
export function openapiDocument(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of [...endpoints].sort((one, two) => (one.id < two.id ? -1 : 1))) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hamyar',
      version: '0.1.0',
      description:
        'Ids are UUIDv7, money is a digit string of rials, instants are ISO 8601, days are Gregorian ISO dates.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [
      {
        url: 'http://{host}:{port}',
        description: 'Within the installation: browsers reach the web alone, which speaks to it.',
        variables: { host: { default: 'localhost' }, port: { default: '3001' } },
      },
    ],
    tags: [...new Set(endpoints.map(nounOf))].sort().map((name) => ({ name })),
    paths: Object.fromEntries(Object.entries(paths).sort(([one], [two]) => (one < two ? -1 : 1))),
    components: {
      schemas: { Error: schemaOf(errorBody, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'hamyar_access' } },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    description: describe(endpoint),
    tags: [nounOf(endpoint)],
    'x-permission': endpoint.permission,
    'x-reasons': endpoint.reasons,
    security: endpoint.permission === 'public' ? [] : [{ session: [] }],
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...bodyOf(endpoint),
    responses: {
      200: {
        description: 'Done',
        content: answerOf(endpoint.response[200]),
      },
      ...Object.fromEntries(
        Object.entries(problems)
          .filter(([status]) => hasProblem(endpoint, status))
          .map(([status, code]) => [
            status,
            {
              description: code,
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
            },
          ]),
      ),
    },
  };
}

function answerOf(schema: z.ZodType): Json {
  return schema === fileAnswer
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(schema, 'output') } };
}

/** For readers of the document who see no extensions. */
function describe({ permission, reasons }: Endpoint): string {
  const refusals = reasons.length > 0 ? ` Refuses with: ${reasons.join(', ')}.` : '';
  return `Permission: ${permission}.${refusals}`;
}

function bodyOf(endpoint: Endpoint): Json {
  if (endpoint.method === 'GET') return {};
  const content = endpoint.upload
    ? {
        'application/octet-stream': {
          schema: { type: 'string', format: 'binary', maxLength: endpoint.upload.maxBytes },
        },
      }
    : { 'application/json': { schema: schemaOf(endpoint.body, 'input') } };
  return { requestBody: { required: true, content } };
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, type]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: type,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): z.core.JSONSchema.BaseSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if (!jsonSchema.prefixItems) return;
      // A tuple ends where it ends; readers of older drafts look for `items` and lengths.
      const { length } = jsonSchema.prefixItems;
      Object.assign(jsonSchema, { items: {}, minItems: length, maxItems: length });
    },
  });
  void $schema;
  return rest;
}
