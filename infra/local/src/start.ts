import { readOptions, usage } from './options.ts';
import { startPlatform } from './platform.ts';

let stopPlatform = async (): Promise<void> => {};
let stoppingSince: number | null = null;
/** A terminal, npx and pnpm may each pass the same Ctrl-C on; only a later one means that it takes too long. */
const sameSignalMs = 2_000;
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
  const options = readOptions(process.argv.slice(2));
  if (options) {
    await startPlatform(
      options,
      (line) => console.log(line),
      (how) => {
        stopPlatform = how;
      },
    );
  } else console.log(usage);
} catch (error) {
  if (stoppingSince === null) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
