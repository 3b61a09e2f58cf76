import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TransportProblem } from '@hamyar/matching/solver/problem';
import { writeInstance } from './instance-file.ts';

const run = promisify(execFile);
const source = path.join(import.meta.dirname, '../reference/lemon.cpp');
const patienceMs = 600_000;

export type Reference = { readonly ms: number; readonly score: number; readonly count: number };

export type Lemon = {
  /** Solves a problem natively; `bonus` points on every unit, `worth` on every unit of a floor. */
  solve(problem: TransportProblem, points: { bonus: number; worth: number }): Promise<Reference>;
  close(): Promise<void>;
};

/** Compiles the reference, or says on standard error why there is none: a compiler or LEMON is missing. */
export async function openLemon(): Promise<Lemon | null> {
  const directory = await mkdtemp(path.join(tmpdir(), 'hamyar-lemon-'));
  const program = path.join(directory, 'lemon');
  const close = () => rm(directory, { recursive: true, force: true });
  try {
    await run('g++', ['-O3', '-o', program, source], { timeout: patienceMs });
  } catch (error) {
    await close();
    const missing =
      (error as { code?: unknown }).code === 'ENOENT' ? 'no g++' : 'g++ could not compile with LEMON';
    console.error(`the rows come without reference: ${missing} (Debian: apt-get install g++ liblemon-dev)`);
    return null;
  }
  return {
    close,
    async solve(problem, { bonus, worth }) {
      const file = path.join(directory, 'instance.txt');
      await writeInstance(file, problem);
      const { stdout } = await run(program, [file, String(bonus), String(worth)], { timeout: patienceMs });
      const [ms = Number.NaN, score = Number.NaN, count = Number.NaN] = stdout.trim().split(' ').map(Number);
      return { ms, score, count };
    },
  };
}
