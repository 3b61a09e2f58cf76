import { runPlatform } from './run-platform.ts';

await runPlatform(process.argv.slice(2), false);
