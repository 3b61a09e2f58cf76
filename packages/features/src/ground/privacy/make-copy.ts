import { Readable } from 'node:stream';
import { id } from '@hamyar/contracts';
import { dataCopy, type Transaction, withTransaction } from '@hamyar/db';
import { localeOf } from '@hamyar/i18n';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { dropFile, keepFile, receiveFile, type ReceivedFile } from '../files/index.ts';
import { notify } from '../notifications/index.ts';
import type { Keepers } from './policy.ts';
import { copyFiles } from './present.ts';
import { lockCopy, personOf } from './queries.ts';

/** The work as the outbox has it. */
export const copyWork = { name: 'privacy.make-copy', payload: z.object({ copyId: id }) } as const;

/** Asks every feature for what it holds, packs it and gives it to its owner alone. Safe to run again. */
export async function makeCopy(ctx: Ctx, keepers: Keepers, copyId: string): Promise<void> {
  authorise(ctx, 'platform');
  const person = await withTransaction(ctx, async (tx) => {
    const copy = await lockCopy(tx, copyId);
    return copy && copy.readyAt === null ? personOf(tx, copy.accountId) : null;
  });
  if (!person) return;
  const parts = [];
  for (const { name, privacy } of keepers())
    if (privacy.export) parts.push({ feature: name, ...(await privacy.export(ctx, person)) });
  const files = copyFiles(parts, { madeAt: ctx.clock.now(), locale: localeOf(person.locale) });
  const zip = zipSync(
    Object.fromEntries(
      files.map(({ path, content }) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { mtime: ctx.clock.now() },
  );
  const received = await receiveFile(
    ctx,
    { purpose: 'my_data', fileName: 'my-data.zip' },
    Readable.from([Buffer.from(zip)]),
  );
  const isKept = await withTransaction(ctx, (tx) => give(ctx, tx, copyId, received));
  if (!isKept) await dropFile(ctx, received);
}

/** @returns false when another run was sooner, or its owner is erased by now */
async function give(ctx: Ctx, tx: Transaction, copyId: string, received: ReceivedFile): Promise<boolean> {
  const copy = await lockCopy(tx, copyId);
  if (!copy || copy.readyAt !== null || !(await personOf(tx, copy.accountId))) return false;
  await keepFile(ctx, tx, received, {
    subjectId: copyId,
    ownerAccountId: copy.accountId,
    provinceCode: null,
  });
  await tx.update(dataCopy).set({ readyAt: ctx.clock.now() }).where(eq(dataCopy.id, copyId));
  await notify(ctx, tx, {
    accountId: copy.accountId,
    mobile: null,
    template: 'data_copy_ready',
    params: {},
    link: linkPaths.data(),
  });
  await audit(ctx, tx, { action: 'privacy.copy_made', targetType: 'data_copy', targetId: copyId });
  return true;
}
