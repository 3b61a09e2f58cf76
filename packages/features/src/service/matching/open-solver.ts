import { fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Reason } from '@hamyar/contracts/reasons';
import type { RoleSlot, Volunteer } from '@hamyar/matching';
import type { ExplainedPairs, PairQuery } from './explain-pairs.ts';
import type { SealedSnapshot, Snapshot } from './snapshot.ts';
import type { SolverCall, Solved } from './solver-process.ts';

/** Why the engine gave no answer, as a reason for people. */
export class SolverFailure extends Error {
  readonly reason: Reason;
  constructor(reason: Reason, cause?: unknown) {
    super(reason, { cause });
    this.name = 'SolverFailure';
    this.reason = reason;
  }
}

export interface SolverLimits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/** Solvers of one worker at work at once, whatever the queue hands it: each may take a processor and gigabytes. */
const maxSolvers = 2;
let solvers = 0;
const inLine: (() => void)[] = [];

/** Runs work that opens a solver when its turn comes. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (solvers >= maxSolvers) await new Promise<void>((resolve) => inLine.push(resolve));
  else solvers += 1;
  try {
    return await work();
  } finally {
    const next = inLine.shift();
    if (next) next();
    else solvers -= 1;
  }
}

/** The engine in a process of its own. Every call answers, or throws `SolverFailure`. */
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

interface Message {
  readonly id?: number;
  readonly answer?: unknown;
  readonly error?: string;
  readonly reason?: Reason;
  readonly progress?: number;
}

/** Of what a dying process says, the beginning names the cause; the stack behind it is long. */
const maxSaid = 4_000;

/**
 * Starts the process; `timeoutMs` counts from here. Not a thread: one that runs out of memory, or whose engine of
 * JavaScript stumbles, takes the whole process with it, and with a worker everybody's texts. It gets no secret: its
 * environment is empty.
 * @param onProgress told what is solved, per mille, at most once a second
 */
export function openSolver(limits: SolverLimits, onProgress: (perMille: number) => void = () => {}): Solver {
  const cache = getCompileCacheDir();
  const child = fork(fileURLToPath(new URL('./solver-process.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${limits.memoryMb}`],
    env: cache ? { NODE_COMPILE_CACHE: cache } : {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const waiting = new Map<number, Waiting>();
  let failure: SolverFailure | null = null;
  let calls = 0;
  let said = '';
  const fail = (reason: Reason, cause?: unknown) => {
    failure ??= new SolverFailure(reason, cause);
    for (const call of waiting.values()) call.reject(failure);
    waiting.clear();
  };
  const late = setTimeout(() => {
    fail('matching.too_long');
    child.kill('SIGKILL');
  }, limits.timeoutMs);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, maxSaid);
  });
  child.on('message', (message: Message) => {
    if (message.progress !== undefined) return onProgress(message.progress);
    const call = waiting.get(message.id ?? 0);
    waiting.delete(message.id ?? 0);
    if (message.error === undefined) call?.resolve(message.answer);
    else call?.reject(new SolverFailure(message.reason ?? 'matching.engine_failed', message.error));
  });
  child.on('error', (error) => fail('matching.engine_failed', error));
  const gone = new Promise<void>((resolve) => {
    child.on('close', () => {
      fail(said.includes('out of memory') ? 'matching.too_large' : 'matching.engine_failed', said);
      resolve();
    });
  });
  const ask = <T>(call: SolverCall): Promise<T> =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      calls += 1;
      // The process answers each call with what `SolverCall` promises for it.
      waiting.set(calls, { resolve: (answer) => resolve(answer as T), reject });
      child.send({ id: calls, call }, (error) => {
        // Its end says why, and comes right after.
        if (error && child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      });
    });
  return {
    add: (part) => ask({ do: 'add', ...part }),
    seal: (rest) => ask({ do: 'seal', rest }),
    open: ({ content, sha256 }) => ask({ do: 'open', content, sha256 }),
    solve: () => ask({ do: 'solve' }),
    explain: (query) => ask({ do: 'explain', query }),
    async close() {
      clearTimeout(late);
      child.kill('SIGKILL');
      await gone;
    },
  };
}
