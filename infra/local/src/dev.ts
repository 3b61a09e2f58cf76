// `pnpm dev`: as `pnpm start`, but the API and the worker start again at every save, and pages are made as they are asked for.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';
import { runPlatform } from './run-platform.ts';
import { compileMessages } from './web-build.ts';

await runPlatform(process.argv.slice(2), true);

// The compiler takes seconds; a run that is under way takes up what comes meanwhile in one more.
let compiling = false;
let isWanted = false;
watch(join(projectRoot, 'packages/i18n/messages'), { recursive: true }, () => {
  isWanted = true;
  if (!compiling) void compileWanted();
});

async function compileWanted(): Promise<void> {
  compiling = true;
  while (isWanted) {
    isWanted = false;
    await compileMessages().catch((error: unknown) => console.error(error));
  }
  compiling = false;
}
