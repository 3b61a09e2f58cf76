import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { RoleSlot, Volunteer } from '@hamyar/matching';
import type { ExplainedPairs, PairQuery } from './pairs.ts';
import type { SealedSnapshot, Snapshot } from './snapshot.ts';
import type { SolverCall, Solved } from './solver-thread.ts';

/** Why a thread gave no answer, as a reason for people. */
export class SolverFailure extends Error {
  readonly reason: string;
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.name = 'SolverFailure';
    this.reason = reason;
  }
}

export interface SolverLimits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/** Threads of one process at work at once, whatever the queue hands it: each may take a processor and gigabytes. */
const mostThreads = 2;
let threads = 0;
const inLine: (() => void)[] = [];

/** Runs work that opens a solver when its turn comes. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (threads >= mostThreads) await new Promise<void>((resolve) => inLine.push(resolve));
  else threads += 1;
  try {
    return await work();
  } finally {
    const next = inLine.shift();
    if (next) next();
    else threads -= 1;
  }
}

/** The engine in a thread of its own. Every call answers, or throws `SolverFailure`. */
export interface Solver {
  add(part: { volunteers?: readonly Volunteer[]; slots?: readonly RoleSlot[] }): Promise<void>;
  /** Fixes what was added as the input. */
  seal(rest: Pick<Snapshot, 'weights' | 'options' | 'former'>): Promise<SealedSnapshot>;
  /** Takes a kept input instead. */
  open(sealed: Pick<SealedSnapshot, 'content' | 'sha256'>): Promise<void>;
  solve(): Promise<Solved>;
  explain(query: PairQuery): Promise<ExplainedPairs>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(failure: SolverFailure): void;
}

/**
 * Starts the thread; `timeoutMs` counts from here. What it needs beyond `memoryMb` ends the thread, not the process.
 * @param onProgress told what is solved, per mille, at most once a second
 */
export function openSolver(limits: SolverLimits, onProgress: (perMille: number) => void = () => {}): Solver {
  const resourceLimits: ResourceLimits = { maxOldGenerationSizeMb: limits.memoryMb };
  const worker = new Worker(new URL('./solver-thread.ts', import.meta.url), { resourceLimits, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let failure: SolverFailure | null = null;
  let calls = 0;
  const fail = (reason: string, cause?: unknown) => {
    failure ??= new SolverFailure(reason, cause);
    for (const call of waiting.values()) call.reject(failure);
    waiting.clear();
  };
  const late = setTimeout(() => {
    fail('matching.too_long');
    void worker.terminate();
  }, limits.timeoutMs);
  worker.on(
    'message',
    (message: { id?: number; answer?: unknown; error?: string; reason?: string; progress?: number }) => {
      if (message.progress !== undefined) return onProgress(message.progress);
      const call = waiting.get(message.id ?? 0);
      waiting.delete(message.id ?? 0);
      if (message.error === undefined) call?.resolve(message.answer);
      else call?.reject(new SolverFailure(message.reason ?? 'matching.engine_failed', message.error));
    },
  );
  worker.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'matching.too_large' : 'matching.engine_failed', error),
  );
  worker.on('exit', () => fail('matching.engine_failed'));
  const ask = <T>(call: SolverCall): Promise<T> =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      calls += 1;
      // The thread answers each call with what `SolverCall` promises for it.
      waiting.set(calls, { resolve: (answer) => resolve(answer as T), reject });
      worker.postMessage({ id: calls, call });
    });
  return {
    add: (part) => ask({ do: 'add', ...part }),
    seal: (rest) => ask({ do: 'seal', rest }),
    open: ({ content, sha256 }) => ask({ do: 'open', content, sha256 }),
    solve: () => ask({ do: 'solve' }),
    explain: (query) => ask({ do: 'explain', query }),
    async close() {
      clearTimeout(late);
      await worker.terminate();
    },
  };
}
