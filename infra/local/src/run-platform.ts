import { readOptions, usage } from './options.ts';
import { startPlatform } from './platform.ts';

/** A terminal, npx and pnpm may each pass the same Ctrl-C on; only a later one means that it takes too long. */
const sameSignalMs = 2_000;

/**
 * Runs the platform in this process until a signal ends it: `pnpm start`, and `pnpm dev` when it follows every save.
 * @param args of the command line
 */
export async function runPlatform(args: readonly string[], isWatching: boolean): Promise<void> {
  let stopPlatform = async (): Promise<void> => {};
  let stoppingSince: number | null = null;
  const stop = async () => {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince > sameSignalMs) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    await stopPlatform();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

  try {
    const options = readOptions(args);
    if (!options) return console.log(usage);
    await startPlatform(
      { ...options, isWatching },
      (line) => console.log(line),
      (how) => {
        stopPlatform = how;
      },
    );
  } catch (error) {
    if (stoppingSince === null) {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    }
  }
}
