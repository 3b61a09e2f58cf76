import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Logger,
  makeLogger,
  makeSealing,
  type Sealing,
  type StaffRole,
  systemChance,
} from '@hamyar/platform';
import { type GatewayStub, startGatewayStub } from '@hamyar/testing/gateway-stub';
import { openWorld, patientPool, type World, type WorldDatabase } from '@hamyar/testing/world';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { buildApp } from '../app.ts';
import { apiConfig } from '../config.ts';

export const origin = 'http://localhost:3000';

/** The API as it is shipped, with a pool of its own, on a database of its own, beside a gateway that answers. */
export interface ApiWorld {
  readonly world: World;
  readonly app: FastifyInstance;
  readonly gateway: GatewayStub;
  /** Folder of the API's files. */
  readonly uploads: string;
  /** Same keys as the API's. */
  readonly sealing: Sealing;
  /** An account with these grants. */
  account(grants?: readonly Grant[]): Promise<{ accountId: string; mobile: string }>;
  /** A fresh session of an account, as the access cookie has it. */
  signIn(accountId: string): Promise<string>;
  /** One request, from a network address of its own so that no budget is shared; writes come from our own origin. */
  send(request: Request): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** A role in a province or the nation, and of a county officer the counties. */
export type Grant = readonly [StaffRole, string | null, (readonly string[])?];

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly cookie?: string | undefined;
  readonly contentType?: string;
  readonly cookies?: Record<string, string>;
  /** Of the asker, where it matters which. */
  readonly address?: string;
}

/**
 * @param more.database where no test runner has made one
 * @param more.clock the world's stands still and is moved by hand; the API's runs with the machine's unless told
 * @param more.settings instead of those that a test is given
 */
export async function openApiWorld(
  more: {
    log?: Logger;
    database?: WorldDatabase;
    clock?: 'world';
    settings?: Readonly<Record<string, string>>;
  } = {},
): Promise<ApiWorld> {
  const { log = makeLogger('api', 'silent'), database } = more;
  const world = await openWorld({ now: new Date().toISOString(), ...(database ? { database } : {}) });
  const gateway = await startGatewayStub();
  const key = () => randomBytes(32).toString('base64');
  const config = apiConfig.parse({
    PUBLIC_URL: origin,
    DATABASE_URL: world.databaseUrl,
    SEAL_KEY: key(),
    INDEX_KEY: key(),
    ACCESS_TOKEN_KEY: key(),
    UPLOADS_DIR: await mkdtemp(join(tmpdir(), 'hamyar-uploads-')),
    PAYMENT_GATEWAY_URL: gateway.url,
    PAYMENT_MERCHANT_ID: '00000000-0000-4000-8000-000000000001',
    SMS_GATEWAY_URL: 'http://127.0.0.1:9',
    SMS_API_KEY: 'none',
    textOpensOffices: 'yes',
    // A machine with other work lags: what is asked here is who gets in, not how soon.
    MAX_EVENT_LOOP_LAG_MS: '0',
    ...(more.settings ?? { CODES_PER_MINUTE: '100000' }),
  });
  // As many connections as the API opens for itself.
  const pool = patientPool(world.databaseUrl, 20);
  const app = await buildApp(config, log, pool, more.clock && world.clock);
  let mobiles = 0;
  let addresses = 0;
  const address = () => {
    const n = ++addresses;
    return `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
  };
  return {
    world,
    app,
    gateway,
    uploads: config.UPLOADS_DIR,
    sealing: makeSealing(config.SEAL_KEY, config.INDEX_KEY),
    async account(grants = []) {
      const [accountId, mobile] = [systemChance.newId(), `+98992${String(++mobiles).padStart(7, '0')}`];
      await world.owner.query(
        "insert into account (id, mobile, retain_until) values ($1, $2, '2031-01-01')",
        [accountId, mobile],
      );
      for (const [role, provinceCode, countyCodes = null] of grants) {
        await world.owner.query(
          "insert into role_grant (account_id, role, province_code, county_codes, valid_from) values ($1, $2, $3, $4, '2020-01-01')",
          [accountId, role, provinceCode, countyCodes],
        );
      }
      return { accountId, mobile };
    },
    async signIn(accountId) {
      const sid = systemChance.newId();
      await world.owner.query(
        "insert into session (id, account_id, expires_at) values ($1, $2, now() + interval '1 hour')",
        [sid, accountId],
      );
      return app.jwt.sign({ sid, use: 'access' }, { expiresIn: 600 });
    },
    send(request) {
      const write = request.method !== 'GET';
      const options: InjectOptions = {
        method: request.method as 'GET',
        url: request.url,
        remoteAddress: request.address ?? address(),
        headers: write ? { origin, 'content-type': request.contentType ?? 'application/json' } : {},
        cookies: { ...(request.cookie ? { hamyar_access: request.cookie } : {}), ...request.cookies },
        ...(write ? { payload: payloadOf(request.body) } : {}),
      };
      return app.inject(options);
    },
    async close() {
      await app.close();
      await pool.end();
      await gateway.close();
      await world.close();
    },
  };
}

const payloadOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body ?? {}));
