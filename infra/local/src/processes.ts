import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

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

/** Runs the platform's processes: one log, restarted when they die, stopped together. */
export function supervise(logFile: string): Processes {
  const log = createWriteStream(logFile, { flags: 'a' });
  const children = new Map<string, ChildProcess>();
  let stopping = false;

  function launch(plan: ProcessPlan): void {
    const child = spawn(process.execPath, plan.args, {
      cwd: plan.cwd,
      env: { ...process.env, ...plan.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.set(plan.name, child);
    const takeAlong = () => void child.kill('SIGKILL');
    process.once('exit', takeAlong);
    child.once('exit', () => process.off('exit', takeAlong));
    follow(child, plan.name, log);
    child.once('exit', (code, signal) => {
      if (stopping) return;
      log.write(`[${plan.name}] ended (${signal ?? code}); starting it again\n`);
      setTimeout(() => {
        if (!stopping) launch(plan);
      }, restartPauseMs);
    });
  }

  return {
    pidOf: (name) => children.get(name)?.pid,
    async start(plan) {
      launch(plan);
      if (plan.readyUrl) await untilReady(plan.name, plan.readyUrl, logFile);
    },
    async stop() {
      stopping = true;
      // In the order of the arrows: nobody is left asking someone who is gone.
      for (const name of ['web', 'api', 'worker', 'sandbox']) {
        const child = children.get(name);
        if (child && child.exitCode === null && child.signalCode === null) await end(child);
      }
      await new Promise((done) => log.end(done));
    },
  };
}

function follow(child: ChildProcess, name: string, log: WriteStream): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => log.write(`[${name}] ${line}\n`));
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
