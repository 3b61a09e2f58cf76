import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Platform, startPlatform } from '../../../infra/local/src/platform.ts';
import { freePort } from '../../../infra/local/src/ports.ts';

/** A line to whoever waits at the terminal. */
export const sayLine = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * A platform of its own with the whole country of the demonstration, complete: four minutes on a quiet machine.
 * @param say told how far it is
 * @throws when the demonstration stopped short
 */
export async function startCountry(
  say: (line: string) => void,
): Promise<Platform & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-country-'));
  const platform = await startPlatform(
    {
      port: await freePort(4),
      dataFolder: join(folder, 'data'),
      fresh: true,
      demonstration: 'country',
      settings: {},
    },
    say,
  );
  const stop = async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  };
  if (!(await platform.livedIn)) {
    await stop();
    throw new Error('the demonstration stopped short');
  }
  return { ...platform, folder, stop };
}
