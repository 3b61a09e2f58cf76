import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Platform, startPlatform } from '../../../../infra/local/src/platform.ts';
import { freePort } from '../../../../infra/local/src/ports.ts';

declare module 'vitest' {
  interface ProvidedContext {
    platform: Pick<Platform, 'webUrl' | 'sandboxUrl' | 'ownerUrl'>;
    /** Folder of this run, where the journeys keep who has signed in. */
    journeysFolder: string;
  }
}

/** One whole platform, with its demonstration, for all journeys: what `pnpm start` starts, on free ports. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hamyar-journeys-'));
  const { stop, ...platform } = await startPlatform(
    {
      port: await freePort(4),
      dataFolder: join(folder, 'data'),
      fresh: true,
      demonstration: 'people',
      settings: {},
    },
    () => {},
  );
  const { webUrl, sandboxUrl, ownerUrl } = platform;
  project.provide('platform', { webUrl, sandboxUrl, ownerUrl });
  project.provide('journeysFolder', folder);
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
}
