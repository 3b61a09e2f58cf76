import { commandPatienceMs, openPool } from '@hamyar/db';
import { eventHandlers } from '@hamyar/features/features';
import { jobActor } from '@hamyar/features/ground/access/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { settings, settingsOf } from '@hamyar/features/settings';
import { contextMaker, makeLogger, processConfig, readConfig } from '@hamyar/platform';
import type { DataFolder } from './data-folder.ts';

/** Contexts of the command line on a database: whoever sits at the host, and the jobs whose work is done at once. */
export interface ImportContexts {
  readonly ctx: Ctx;
  readonly asJob: (name: 'imports.preview' | 'imports.commit') => Ctx;
  readonly close: () => Promise<void>;
}

/** @param name of whoever acts, as the audit has it */
export function openContext(data: DataFolder, applicationUrl: string, name: string): ImportContexts {
  const config = readConfig(processConfig.extend(settings.shape), settingsFor(data, applicationUrl));
  const pool = openPool({
    connectionString: applicationUrl,
    applicationName: 'hamyar-import',
    patienceMs: commandPatienceMs,
    max: 4,
    onError: () => {},
  });
  const contexts = contextMaker(config, pool, {}, eventHandlers, settingsOf(config));
  const log = makeLogger('import', 'silent');
  return {
    ctx: contexts({ kind: 'operator', name }, name, log),
    asJob: (name) => contexts(jobActor(name), 'import', log),
    close: () => pool.end(),
  };
}

/** Settings of the environment win; nothing is sent anywhere, so the rest only has to be there. */
function settingsFor(data: DataFolder, databaseUrl: string): Record<string, string> {
  const nowhere = 'http://127.0.0.1:9';
  const { DATABASE_URL: _owner, ...given } = process.env as Record<string, string>;
  return {
    PUBLIC_URL: nowhere,
    SEAL_KEY: data.keys.SEAL_KEY,
    INDEX_KEY: data.keys.INDEX_KEY,
    UPLOADS_DIR: data.uploads,
    PAYMENT_GATEWAY_URL: nowhere,
    PAYMENT_MERCHANT_ID: '00000000-0000-4000-8000-000000000001',
    SMS_GATEWAY_URL: nowhere,
    SMS_API_KEY: 'none',
    ...given,
    DATABASE_URL: databaseUrl,
  };
}
