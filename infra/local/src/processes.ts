import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { LogFile } from './log-file.ts';
import type { Traces } from './orphans.ts';

export interface ProcessPlan {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 when the process is ready to work. */
  readonly readyUrl?: string;
}

export interface Processes {
  start(plan: ProcessPlan): Promise<void>;
  /** Process id, for fault tests. */
  pidOf(name: string): number | undefined;
  stop(): Promise<void>;
}

const restartPauseMs = 1_000;
const readyWithinMs = 60_000;

/** What a supervisor writes to and remembers by. */
export interface Supervision {
  readonly log: LogFile;
  readonly logPath: string;
  readonly traces: Traces;
  readonly say: (line: string) => void;
}

/** Runs the platform's processes: one log, restarted when they die, stopped together. */
export function supervise({ log, logPath, traces, say }: Supervision): Processes {
  const children = new Map<string, ChildProcess>();
  let stopping = false;

  function launch(plan: ProcessPlan): void {
    const child = spawn(process.execPath, plan.args, {
      cwd: plan.cwd,
      env: { ...process.env, ...plan.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.set(plan.name, child);
    if (child.pid) void traces.note(plan.name, child.pid);
    // Not to be had (no memory, no process left): its end is told like any other.
    child.once('error', (error) => log.write(`[${plan.name}] ${error.message}`));
    const takeAlong = () => void child.kill('SIGKILL');
    process.once('exit', takeAlong);
    child.once('exit', () => process.off('exit', takeAlong));
    follow(child, plan.name, log);
    child.once('close', (code, signal) => {
      if (stopping) return;
      const line = `[${plan.name}] ended (${signal ?? code}); starting it again`;
      log.write(line);
      say(line);
      setTimeout(() => {
        if (!stopping) launch(plan);
      }, restartPauseMs);
    });
  }

  return {
    pidOf: (name) => children.get(name)?.pid,
    async start(plan) {
      launch(plan);
      if (plan.readyUrl) await untilReady(plan.name, plan.readyUrl, logPath);
    },
    async stop() {
      stopping = true;
      // In the order of the arrows: nobody is left asking someone who is gone.
      for (const name of ['web', 'api', 'worker', 'sandbox']) {
        const child = children.get(name);
        if (child && child.exitCode === null && child.signalCode === null) await end(child);
      }
    },
  };
}

function follow(child: ChildProcess, name: string, log: LogFile): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => log.write(`[${name}] ${line}`));
  }
}

async function untilReady(name: string, url: string, logFile: string): Promise<void> {
  const end = Date.now() + readyWithinMs;
  for (;;) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    if (Date.now() > end) throw new Error(`${name} did not become ready; its log is ${logFile}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(late);
      done();
    });
    child.kill('SIGTERM');
  });
}
