import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { root } from './repository.ts';

export type CommandResult = { readonly ok: boolean; readonly output: string; readonly seconds: number };

/** Runs a command at the root (or in `cwd`) with the repository's tools on the path; never throws. */
export function runCommand(command: readonly [string, ...string[]], cwd = root): Promise<CommandResult> {
  const [program, ...args] = command;
  const startedAt = performance.now();
  // The tools share their largest parts (TypeScript, ESLint): what one has compiled the next need not.
  const compiled = `${root}node_modules/.cache/compiled`;
  const env = {
    NODE_COMPILE_CACHE: compiled,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...process.env,
    PATH: `${root}node_modules/.bin${delimiter}${process.env['PATH'] ?? ''}`,
  };
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    const end = (ok: boolean, more = ''): void => {
      const seconds = (performance.now() - startedAt) / 1_000;
      resolve({ ok, output: Buffer.concat(chunks).toString('utf8') + more, seconds });
    };
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => end(false, `${error.message}\n`));
    child.on('close', (code) => end(code === 0));
  });
}
