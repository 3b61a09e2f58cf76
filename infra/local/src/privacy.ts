// `pnpm run privacy tombstones [--data DIR]` writes who was erased as lines of JSON: keep them beside your backups, and newer
// than those. `pnpm run privacy replay [FILE] [--data DIR]`, after a backup was put back, erases again whoever it brought back.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { listTombstones, replayTombstones } from '@hamyar/features/ground/privacy/index';
import { keepers } from '@hamyar/features/keepers';
import type { Ctx } from '@hamyar/features/kit/feature';
import { z } from 'zod';
import { openAsOperator } from './operator.ts';
import { defaultDataFolder } from './project-root.ts';

const usage = 'usage: pnpm run privacy tombstones|replay [FILE] [--data DIR]';
const tombstone = z.strictObject({
  accountId: z.uuid(),
  volunteerId: z.uuid().nullable(),
  erasedAt: z.coerce.date(),
  features: z.array(z.string()),
});

async function writeOut(ctx: Ctx): Promise<void> {
  let page = await listTombstones(ctx);
  while (page.length > 0) {
    for (const stone of page) console.log(JSON.stringify(stone));
    page = await listTombstones(ctx, page.at(-1)?.accountId);
  }
}

async function replay(ctx: Ctx, file: string | undefined): Promise<void> {
  const lines = file === undefined ? [] : (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  const kept = lines.map((line) => tombstone.parse(JSON.parse(line)));
  console.log(`${await replayTombstones(ctx, keepers, kept)} people had come back and are erased again`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  args: process.argv.slice(2).filter((word) => word !== '--'),
  options: { data: { type: 'string', default: defaultDataFolder } },
});
const [act, file] = positionals;
if (act !== 'tombstones' && act !== 'replay') {
  console.error(usage);
  process.exit(2);
}
const { ctx, close } = await openAsOperator(values.data, 'privacy.command-line');
try {
  await (act === 'tombstones' ? writeOut(ctx) : replay(ctx, file));
} finally {
  await close();
}
