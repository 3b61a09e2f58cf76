import { apiConfig } from '@hamyar/api/config';
import { sandboxConfig } from '@hamyar/sandbox/config';
import { workerConfig } from '@hamyar/worker/config';

/** @throws Error for a setting that no process reads: a misspelt one would otherwise do nothing */
export function requireKnownSettings(settings: Readonly<Record<string, string>>): void {
  const known = new Set(
    [apiConfig, workerConfig, sandboxConfig].flatMap((config) => Object.keys(config.shape)),
  );
  for (const name of Object.keys(settings)) {
    if (!known.has(name))
      throw new Error(`--set ${name}: no process reads such a setting; see docs/environment.md`);
  }
}
