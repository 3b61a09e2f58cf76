import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endOrphans, openTraces } from './orphans.ts';

let folder = '';
const started: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hamyar-orphans-'));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Lives until it is ended; says when it listens to signals. */
async function idle(): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1e6)']);
  started.push(child);
  await once(child.stdout, 'data');
  if (!child.pid) throw new Error('no process');
  return Object.assign(child, { pid: child.pid });
}

/** The traces as a start left them that was killed. */
function ofKilledStart(
  change: (traces: { starter: { pid: number }; children: { since: string }[] }) => void,
) {
  const file = join(folder, 'processes.json');
  const traces = JSON.parse(readFileSync(file, 'utf8'));
  change(traces);
  writeFileSync(file, JSON.stringify(traces));
}

it('what a killed start left running is named and ended by the next', async () => {
  const child = await idle();
  await (await openTraces(folder)).note('api', child.pid);
  ofKilledStart((traces) => (traces.starter.pid = 2 ** 22 + 1));
  const said: string[] = [];
  const gone = once(child, 'exit');
  await endOrphans(folder, (line) => said.push(line));
  await gone;
  expect(said).toEqual([expect.stringContaining(`api (process ${child.pid})`)]);
});

it('a process that took over the number of one of ours is left alone', async () => {
  const child = await idle();
  await (await openTraces(folder)).note('api', child.pid);
  ofKilledStart((traces) => {
    traces.starter.pid = 2 ** 22 + 1;
    for (const trace of traces.children) trace.since = 'Thu Jan  1 00:00:00 1970';
  });
  await endOrphans(folder, () => {});
  expect(child.exitCode).toBeNull();
});

it('a data folder that another start is at work on is refused, and nothing of it is ended', async () => {
  const [starter, child] = [await idle(), await idle()];
  await (await openTraces(folder)).note('api', child.pid);
  const other = await mkdtemp(join(tmpdir(), 'hamyar-orphans-'));
  await (await openTraces(other)).note('starter', starter.pid);
  const { children } = JSON.parse(readFileSync(join(other, 'processes.json'), 'utf8'));
  ofKilledStart((traces) => (traces.starter = children[0]));
  await expect(endOrphans(folder, () => {})).rejects.toThrow(`process ${starter.pid}`);
  expect(child.exitCode).toBeNull();
});

it('a start that ended as it should leaves nothing to end', async () => {
  (await openTraces(folder)).clear();
  await expect(endOrphans(folder, () => {})).resolves.toBeUndefined();
});
