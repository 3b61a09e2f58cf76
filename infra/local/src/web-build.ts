import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

const webFolder = join(projectRoot, 'apps/web');
const stampFile = join(webFolder, 'build/.sources');
/** The program that builds the pages, and serves them while they are written. */
export const viteProgram = join(webFolder, 'node_modules/vite/bin/vite.js');

/** Sources whose change asks for a new build. */
const sources = [
  'apps/web/src',
  'apps/web/static',
  'apps/web/package.json',
  'apps/web/vite.config.ts',
  'packages/i18n/messages',
  'packages/i18n/src',
  'packages/contracts/src',
  'packages/domain/src',
];

/** Builds the web unless the build at hand was made from these very sources. */
export async function buildWeb(onOutput: (text: string) => void): Promise<void> {
  const stamp = await stampOfSources();
  const built = await readFile(stampFile, 'utf8').catch(() => '');
  if (built === stamp) return;
  // An installation that had nothing to do has compiled nothing: a newer checkout brings messages of its own.
  await compileMessages();
  const said: string[] = [];
  const child = spawn(process.execPath, [viteProgram, 'build'], {
    cwd: webFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      onOutput(chunk.toString());
    });
  }
  const code = await new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  if (code !== 0) throw new Error(`building the web failed:\n${said.join('').slice(-4_000)}`);
  await writeFile(stampFile, stamp);
}

/** Compiles the messages, which the pages need before anything is built. */
export async function compileMessages(): Promise<void> {
  const compile = join(projectRoot, 'packages/i18n/scripts/compile.ts');
  const child = spawn(process.execPath, [compile], { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  if (code !== 0) throw new Error('compiling the messages failed');
}

async function stampOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) await addToStamp(hash, join(projectRoot, source));
  return hash.digest('hex');
}

async function addToStamp(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found || path.endsWith('paraglide')) return;
  if (found.isDirectory()) {
    for (const name of (await readdir(path)).sort()) await addToStamp(hash, join(path, name));
  } else {
    hash.update(path).update(await readFile(path));
  }
}
