import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { errorBody } from './shared.ts';

type Json = Record<string, unknown>;

const problems = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'limit_reached',
  503: 'unavailable',
};

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
    'x-permission': endpoint.permission,
    'x-reasons': endpoint.reasons,
    ...(endpoint.permission === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...bodyOf(endpoint),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(endpoint.response[200], 'output') } },
      },
      ...Object.fromEntries(
        Object.entries(problems).map(([status, code]) => [
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
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  void $schema;
  return rest;
}
