import { readOptions, usage } from './options.ts';
import { startPlatform } from './platform.ts';

try {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.log(usage);
    process.exit(0);
  }
  const platform = await startPlatform(options, (line) => console.log(line));
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await platform.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  process.on('SIGHUP', () => void stop());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
