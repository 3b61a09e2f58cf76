import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@hamyar/local/project-root';
import { figure, median, type Row } from './report.ts';

const port = 4_300;
const turns = 5;
const readyWithinMs = 180_000;
const seenWithinMs = 30_000;
/** The API answers one address ten times a second and no more; the page measured asks it for nothing. */
const askEveryMs = 100;
const betweenSavesMs = 1_000;
const watchersReadyMs = 5_000;

/** What each turn changes, and where the change is seen first. */
const edits = {
  verb: {
    file: 'packages/features/src/ground/places/present.ts',
    change: (text: string, mark: string) => text.replace(/fa: ([\w.]+)/, `fa: $1 + '${mark}'`),
    seenAt: `http://127.0.0.1:${port + 1}/places`,
  },
  page: {
    file: 'apps/web/src/lib/shell/TextPage.svelte',
    change: (text: string, mark: string) => text.replace('</script>', `</script>\n\n<p>${mark}</p>`),
    seenAt: `http://127.0.0.1:${port}/help`,
  },
} as const;

/** From a save to the first answer that shows it, in seconds, with `pnpm dev` running: the middle of five, for a verb and a page. */
export async function dev(): Promise<Row[]> {
  const data = join(tmpdir(), `hamyar-dev-${process.pid}`);
  const server = spawn(process.execPath, ['infra/local/src/dev.ts', '--port', String(port), '--data', data], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await untilReady(server);
    const rows: Row[] = [];
    for (const [name, edit] of Object.entries(edits)) {
      const seconds: number[] = [];
      await untilSeen(edit.seenAt, (body) => body.length > 0);
      // Watchers look around for a while after the server answers; what is saved meanwhile they may miss.
      await pause(watchersReadyMs);
      // The first turn warms up what every later one finds warm.
      for (let turn = 0; turn <= turns; turn++) {
        const taken = await turnOf(edit, `m${turn}x${process.pid}`);
        if (turn > 0) seconds.push(taken);
      }
      rows.push(figure(name, median(seconds), 's'));
    }
    return rows;
  } finally {
    server.kill('SIGTERM');
    await new Promise((done) => server.once('exit', done));
    await rm(data, { recursive: true, force: true });
  }
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the platform was not ready in time')), readyWithinMs);
    server.once('exit', () => reject(new Error('the platform ended before it was ready')));
    server.stdout?.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('ready http')) return;
      clearTimeout(late);
      resolve();
    });
  });
}

/** Saves the change, asks until it is seen, puts the file back and waits until that is seen too. */
async function turnOf(edit: (typeof edits)[keyof typeof edits], mark: string): Promise<number> {
  const path = join(projectRoot, edit.file);
  const before = await readFile(path, 'utf8');
  const after = edit.change(before, mark);
  if (after === before) throw new Error(`${edit.file} has nothing that the measurement knows to change`);
  try {
    const savedAt = performance.now();
    await writeFile(path, after);
    await untilSeen(edit.seenAt, (body) => body.includes(mark));
    return (performance.now() - savedAt) / 1_000;
  } finally {
    // Nobody saves twice in a breath, and watchers take two saves within one for a single one.
    await pause(betweenSavesMs);
    await writeFile(path, before);
    await untilSeen(edit.seenAt, (body) => body.length > 0 && !body.includes(mark));
    await pause(betweenSavesMs);
  }
}

async function untilSeen(url: string, isSeen: (body: string) => boolean): Promise<void> {
  const end = performance.now() + seenWithinMs;
  while (performance.now() < end) {
    const body = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.text(),
      () => '',
    );
    if (isSeen(body)) return;
    await pause(askEveryMs);
  }
  throw new Error(`${url} never showed the change`);
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
