import { type Actor, actingAs } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { reach, type ServiceName } from './reach.ts';

/** Tables by act; a name that is not listed reaches nothing that is guarded. */
const reachOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(reach));

/** The clock or the queue doing a job, as far as that job reaches. */
export function jobActor(name: string): Actor {
  return { kind: 'job', name, reach: reachOf.get(name) ?? [] };
}

/**
 * The same context acting for the platform, for the few reads and writes that must come before it is known who acts
 * (sign-in), or that a secret in the caller's hand opens (a pledge's key, a receipt's code). Asks nothing by itself: the
 * verb has authorised the caller before. The name stands in the audit row.
 */
export function asService(ctx: Ctx, name: ServiceName): Ctx {
  return actingAs(ctx, { kind: 'job', name, reach: reach[name] });
}

/** The same context speaking for the payment gateway, after it was asked. */
export function asGateway(ctx: Ctx, gatewayName: string): Ctx {
  return actingAs(ctx, { kind: 'gateway', name: gatewayName, reach: reach.gateway });
}
