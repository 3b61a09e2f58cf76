import { readOptions, usage } from './options.ts';
import { startPlatform } from './platform.ts';

let stopPlatform = async (): Promise<void> => {};
let stopping = false;
const stop = async () => {
  if (stopping) process.exit(1);
  stopping = true;
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
  if (!stopping) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
