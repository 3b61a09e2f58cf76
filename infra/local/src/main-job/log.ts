import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { levelWidths, readCheckpoint, readNote, tilePath, tileWidth } from '@hamyar/domain';
import { policyOfKeys } from '@hamyar/witness/policy';
import { verifyLog } from '@hamyar/witness/verify-log';
import type { Gift } from './giving.ts';
import { eventually, type JobWorld, must } from './world.ts';

/**
 * Step 7: the receipt is checked by its printed code, is sealed in the public log, and the whole log, taken home into
 * `folder` as `log/` beside `keys.json`, proves itself.
 */
export async function takeLogHome(world: JobWorld, gift: Gift, folder: string): Promise<{ logSize: number }> {
  const browser = world.browse();
  const { pathname } = new URL(gift.receiptUrl);
  const receipt = await eventually('a signed receipt', async () => {
    const page = await browser.get(pathname);
    return page.root.querySelector('main svg[role="img"] path') && page;
  });
  const code = receipt.root.querySelector('main .code')?.text ?? '';
  const checked = await browser.get(`/v/${code}`);
  must('the code is of a genuine document', checked.text.includes('این سند درست است'), true);
  await eventually('the receipt in the log', async () =>
    (await browser.get(`${pathname}/proof`)).root.querySelector('[data-proof]'),
  );
  const fetchBytes = async (path: string): Promise<Buffer> => {
    const response = await fetch(world.platform.webUrl + path, { signal: AbortSignal.timeout(30_000) });
    must(`answer of ${path}`, response.status, 200);
    return Buffer.from(await response.arrayBuffer());
  };
  const put = async (path: string, content: Buffer): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const keys = await fetchBytes('/.well-known/hamyar-keys.json');
  await put('keys.json', keys);
  const note = await fetchBytes('/log/checkpoint');
  await put('log/checkpoint', note);
  const size = readCheckpoint(readNote(note.toString())?.body ?? '')?.size ?? 0;
  for (const path of pathsOf(size)) await put(`log/${path}`, await fetchBytes(`/log/${path}`));
  const report = await verifyLog(join(folder, 'log'), policyOfKeys(keys.toString()));
  must('receipts in the log', (report.leaves['receipt'] ?? 0) >= 1, true);
  return { logSize: report.size };
}

/** Every file of a log of this size. */
function pathsOf(size: number): string[] {
  const files = (level: number | 'entries', width: number): string[] =>
    Array.from({ length: Math.ceil(width / tileWidth) }, (_, number) =>
      tilePath(level, number, Math.min(tileWidth, width - number * tileWidth)),
    );
  return [...levelWidths(size).flatMap((width, level) => files(level, width)), ...files('entries', size)];
}
