import type { Endpoint } from './endpoint.ts';
import * as contracts from './index.ts';

/** Every endpoint of the platform; the OpenAPI document and the contract tests walk this list. */
export const endpoints: readonly Endpoint[] = Object.values<unknown>(contracts).flatMap(endpointsOf);

/** The endpoints of one noun's namespace; none of what is no namespace. */
export function endpointsOf(noun: unknown): readonly Endpoint[] {
  return typeof noun === 'object' && noun !== null
    ? Object.values<unknown>({ ...noun }).filter(isEndpoint)
    : [];
}

function isEndpoint(part: unknown): part is Endpoint {
  return typeof part === 'object' && part !== null && 'permission' in part;
}
