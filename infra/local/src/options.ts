import { parseArgs } from 'node:util';
import { defaultDataFolder } from './project-root.ts';

export interface StartOptions {
  /** Port of the web; API, database and sandbox take the three after it. */
  readonly port: number;
  readonly dataFolder: string;
  /** Begin with empty data. */
  readonly fresh: boolean;
  /** How much of the labelled demonstration: its people and what they may take up, or a country that has been at work for years. */
  readonly demonstration: 'none' | 'people' | 'country';
  /** Follow every save: servers start again, pages are made as they are asked for. */
  readonly isWatching?: boolean;
  /** Settings for the processes, over their defaults. */
  readonly settings: Readonly<Record<string, string>>;
}

/** What `pnpm start --help` says. */
export const usage = `pnpm start [--port N] [--data DIR] [--fresh] [--no-demo] [--set KEY=VALUE]…

  --port N         port of the web (3000); API, PostgreSQL and sandbox take N+1, N+2, N+3
  --data DIR       folder of the data (.data)
  --fresh          begin with empty data
  --no-demo        without the demonstration
  --set KEY=VALUE  a setting of docs/environment.md; may be repeated
  DATABASE_URL     (environment) a PostgreSQL 18 of your own, as its owner role, instead of the embedded one
  REDIS_URL        (environment) a Redis for the queue, instead of PostgreSQL`;

/**
 * @returns null when only the usage was asked for
 * @throws Error that says which option is wrong
 */
export function readOptions(args: readonly string[]): StartOptions | null {
  const { values } = parseArgs({
    args: args.filter((argument) => argument !== '--'),
    options: {
      port: { type: 'string', default: '3000' },
      data: { type: 'string', default: defaultDataFolder },
      fresh: { type: 'boolean', default: false },
      'no-demo': { type: 'boolean', default: false },
      set: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_532)
    throw new Error(`--port ${values.port} is not a port number`);
  const settings: Record<string, string> = {};
  for (const pair of values.set) {
    const equals = pair.indexOf('=');
    if (equals < 1) throw new Error(`--set ${pair}: write KEY=VALUE`);
    settings[pair.slice(0, equals)] = pair.slice(equals + 1);
  }
  return {
    port,
    dataFolder: values.data,
    fresh: values.fresh,
    demonstration: values['no-demo'] ? 'none' : 'country',
    settings,
  };
}
