import { logCheckpoint, type Transaction, withTransaction } from '@hamyar/db';
import { consistencyRanges, readNote, readSignatureLines, signatureLine, toBase64 } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { originOf } from './policy.ts';
import { type CheckpointRow, hashesOf, newestHead } from './queries.ts';
import type { Witness } from './settings.ts';

/**
 * Asks the witnesses that have not yet cosigned the newest head, and shows it with the lines that came in time. A witness
 * that is away keeps nothing back: it is asked again at the next turn.
 */
export async function publishHead(ctx: Ctx): Promise<void> {
  authorise(ctx, 'platform');
  const { logWitnesses } = ctx.settings;
  if (logWitnesses.length === 0) return;
  const head = await withTransaction(ctx, (tx) => newestHead(tx, false));
  if (!head) return;
  const missing = logWitnesses.filter(({ key }) => !hasLineOf(head.note, key.name));
  if (missing.length === 0 && head.publishedAt) return;
  const known = await withTransaction(ctx, (tx) => earlierHeads(tx, head.size));
  const proofFrom = (from: number) =>
    withTransaction(ctx, (tx) => hashesOf(tx, from > 0 ? consistencyRanges(from, head.size) : []));
  const lines = await Promise.all(
    missing.map((witness) => cosignature(ctx, { head, witness, known, proofFrom })),
  );
  const note = head.note + lines.join('');
  if (note === head.note && head.publishedAt) return;
  await withTransaction(ctx, async (tx) => {
    await tx
      .update(logCheckpoint)
      .set({ note, publishedAt: head.publishedAt ?? ctx.clock.now() })
      .where(and(eq(logCheckpoint.size, head.size), eq(logCheckpoint.note, head.note)));
    await audit(ctx, tx, {
      action: 'log.published',
      targetType: 'log',
      targetId: originOf(ctx),
      detail: { size: head.size, lines: lines.filter((line) => line !== '').length },
    });
  });
}

interface Question {
  readonly head: CheckpointRow;
  readonly witness: Witness;
  readonly known: readonly Pick<CheckpointRow, 'size' | 'note'>[];
  proofFrom(size: number): Promise<Uint8Array[]>;
}

const hasLineOf = (note: string, name: string): boolean =>
  readNote(note)?.signatures.some((line) => line.name === name) ?? false;

/** The line of one witness, or nothing when it is away, or does not agree. */
async function cosignature(ctx: Ctx, question: Question): Promise<string> {
  const { head, witness, known } = question;
  const last = known.find(({ note }) => hasLineOf(note, witness.key.name))?.size ?? 0;
  let answer = await ask(ctx, question, last);
  if (answer.kind === 'conflict' && answer.size !== last && answer.size <= head.size)
    answer = await ask(ctx, question, answer.size);
  if (answer.kind === 'cosigned') {
    const lines = readSignatureLines(answer.lines) ?? [];
    return lines
      .filter(({ name }) => name === witness.key.name)
      .map(signatureLine)
      .join('');
  }
  // Away is nothing; a witness that remembers another history is the one thing it is there for.
  if (answer.kind === 'unavailable')
    ctx.log.warn({ witness: witness.key.name, cause: answer.cause }, 'a witness of the log is away');
  else ctx.log.error({ witness: witness.key.name, answer }, 'a witness does not agree with the log');
  return '';
}

async function ask(ctx: Ctx, { head, witness, proofFrom }: Question, from: number) {
  const proof = await proofFrom(from);
  const body = [`old ${from}`, ...proof.map(toBase64), '', head.note].join('\n');
  return ctx.ports.witnesses.addCheckpoint(witness.url, body);
}

/** Heads before this one, newest first: some of them a witness cosigned. */
async function earlierHeads(
  tx: Transaction,
  before: number,
): Promise<Pick<CheckpointRow, 'size' | 'note'>[]> {
  return tx
    .select({ size: logCheckpoint.size, note: logCheckpoint.note })
    .from(logCheckpoint)
    .where(lt(logCheckpoint.size, before))
    .orderBy(desc(logCheckpoint.size))
    .limit(10);
}
