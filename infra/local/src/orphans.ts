import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/** A process and when it began: an id alone may be somebody else's by now. */
const trace = z.object({ name: z.string(), pid: z.number().int(), since: z.string() });
type Trace = z.output<typeof trace>;

const traces = z.object({ starter: trace, children: z.array(trace) });

const endWithinMs = 10_000;

const fileIn = (folder: string) => join(folder, 'processes.json');

/** When a process began, as the system writes it; null when there is none. */
async function sinceOf(pid: number): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

const lives = async ({ pid, since }: Trace): Promise<boolean> => (await sinceOf(pid)) === since;

/** Remembers who runs on a data folder, so that the next start knows what a killed one left behind. */
export interface Traces {
  note(name: string, pid: number): Promise<void>;
  /** Everybody ended as they should. */
  clear(): void;
}

/** Begins to remember what this process starts. */
export async function openTraces(folder: string): Promise<Traces> {
  const self = { name: 'pnpm start', pid: process.pid, since: (await sinceOf(process.pid)) ?? '' };
  const children = new Map<string, Trace>();
  const write = () => {
    try {
      writeFileSync(fileIn(folder), JSON.stringify({ starter: self, children: [...children.values()] }));
    } catch {
      // A full disk: then the next start finds the ports taken and says so.
    }
  };
  write();
  return {
    async note(name, pid) {
      const since = await sinceOf(pid);
      if (since === null) return;
      children.set(name, { name, pid, since });
      write();
    },
    clear: () => rmSync(fileIn(folder), { force: true }),
  };
}

/**
 * Ends what a killed start left running on this data folder, so that it holds neither ports nor data.
 * @throws Error when another start is at work on it
 */
export async function endOrphans(folder: string, say: (line: string) => void): Promise<void> {
  const known = readTraces(folder);
  if (!known) return;
  if (known.starter.pid !== process.pid && (await lives(known.starter)))
    throw new Error(
      `this data folder is in use by another start (process ${known.starter.pid}); stop that one, or name another folder with --data`,
    );
  for (const orphan of known.children) {
    if (!(await lives(orphan))) continue;
    say(`ending ${orphan.name} (process ${orphan.pid}), left behind by a start that was killed`);
    await end(orphan);
  }
  rmSync(fileIn(folder), { force: true });
}

function readTraces(folder: string): z.output<typeof traces> | null {
  try {
    return traces.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
  } catch {
    return null;
  }
}

async function end(orphan: Trace): Promise<void> {
  // PostgreSQL: at once and safely. The others know SIGINT as a request to stop.
  process.kill(orphan.pid, 'SIGINT');
  const patience = performance.now() + endWithinMs;
  while (await lives(orphan)) {
    if (performance.now() > patience) process.kill(orphan.pid, 'SIGKILL');
    await new Promise((done) => setTimeout(done, 100));
  }
}
