import { commandPatienceMs, openPool } from '@hamyar/db';
import { eventHandlers } from '@hamyar/features/features';
import type { Ctx } from '@hamyar/features/kit/feature';
import { settings, settingsOf } from '@hamyar/features/settings';
import { contextMaker, makeLogger, processConfig, readConfig } from '@hamyar/platform';
import { openDataFolder } from './data-folder.ts';
import { prepareDatabase } from './database.ts';
import { openContext } from './import-context.ts';
import { reachDatabase } from './reach-database.ts';

interface Opened {
  readonly ctx: Ctx;
  readonly close: () => Promise<void>;
}

/**
 * Whoever sits at the host, on the database there is: in a container that of the environment, else that of a data folder.
 * @param name of the command, as the audit has it
 */
export function openAsOperator(dataFolder: string, name: string): Promise<Opened> {
  const isContainer = 'SEAL_KEY' in process.env || 'SEAL_KEY_FILE' in process.env;
  return isContainer ? openEnvironment(name) : openFolder(dataFolder, name);
}

/** In a container the settings of the API are in the environment, and its database runs. */
async function openEnvironment(name: string): Promise<Opened> {
  const config = readConfig(processConfig.extend(settings.shape), process.env);
  const pool = openPool({
    connectionString: config.DATABASE_URL,
    applicationName: 'hamyar-admin',
    patienceMs: commandPatienceMs,
    max: 2,
    onError: () => {},
  });
  const contexts = contextMaker(config, pool, {}, eventHandlers, settingsOf(config));
  const log = makeLogger('admin', 'silent');
  return { ctx: contexts({ kind: 'operator', name }, name, log), close: () => pool.end() };
}

async function openFolder(dataFolder: string, name: string): Promise<Opened> {
  const data = await openDataFolder(dataFolder, false);
  const database = await reachDatabase(data);
  const applicationUrl = await prepareDatabase(database.ownerUrl, data.keys.applicationPassword);
  const { ctx, close } = openContext(data, applicationUrl, name);
  return {
    ctx,
    close: async () => {
      await close();
      await database.release();
    },
  };
}
