import { signedDocument, type Transaction } from '@hamyar/db';
import {
  commitmentInput,
  drawStatusIndex,
  headerOf,
  printedCode,
  type ReceiptClaims,
  signatureInput,
  writeClaims,
  writeSigned,
} from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { sha256 } from '../../kit/sha256.ts';
import { logFact } from '../transparency/index.ts';
import { signWith } from './ed25519.ts';
import { keyInUse } from './make-key.ts';
import { openSeed } from './open-seed.ts';
import { documentOf } from './queries.ts';

const codeLength = 12;
const nonceLength = 32;
/** A list of whose places eight drawn in a row are taken is more than half full: the next one begins. */
const maxDraws = 8;

/**
 * Signs a document of the house and logs it, in the caller's transaction: its place in a status list is drawn, and with its
 * nonce it is tied to a leaf that says nothing. The same subject again gets the document it has. The caller audits.
 * @returns id of the signed document
 */
export async function signDocument(
  ctx: Ctx,
  tx: Transaction,
  subjectId: string,
  claims: Omit<ReceiptClaims, 'status'>,
): Promise<string> {
  const known = await documentOf(tx, subjectId);
  if (known) return known.id;
  const { kid } = await keyInUse(ctx, tx, claims.kind);
  const seed = await openSeed(ctx, tx, kid);
  const id = ctx.newId();
  const document = await writeDocument(ctx, tx, { id, subjectId, kid, seed, claims });
  await logFact(ctx, tx, {
    kind: claims.kind,
    subjectId: id,
    commitment: sha256(commitmentInput(document.nonce, document.bytes)),
  });
  return id;
}

interface Draft {
  readonly id: string;
  readonly subjectId: string;
  readonly kid: string;
  readonly seed: Buffer;
  readonly claims: Omit<ReceiptClaims, 'status'>;
}

/** Draws places until one is free. */
async function writeDocument(
  ctx: Ctx,
  tx: Transaction,
  draft: Draft,
): Promise<{ bytes: Buffer; nonce: Buffer }> {
  const { id, subjectId, kid, seed, claims } = draft;
  const first = await newestList(tx);
  for (let draw = 0; draw <= maxDraws; draw += 1) {
    const status = {
      list: draw < maxDraws ? first : first + 1,
      index: drawStatusIndex(ctx.randomBytes(3)),
    };
    const parts = { header: headerOf(kid), payload: writeClaims({ ...claims, status }) };
    const bytes = Buffer.from(writeSigned({ ...parts, signature: signWith(seed, signatureInput(parts)) }));
    const nonce = ctx.randomBytes(nonceLength);
    const { rowCount } = await tx
      .insert(signedDocument)
      .values({
        id,
        kind: claims.kind,
        subjectId,
        kid,
        code: printedCode(ctx.randomBytes(codeLength)),
        statusList: status.list,
        statusIndex: status.index,
        document: bytes,
        documentHash: sha256(bytes),
        nonce,
        issuedAt: claims.issuedAt,
        signedAt: ctx.clock.now(),
      })
      .onConflictDoNothing();
    if (rowCount === 1) return { bytes, nonce };
  }
  throw new Error('no place is free in two status lists');
}

async function newestList(tx: Transaction): Promise<number> {
  const [row] = await tx
    .select({ list: sql<number>`coalesce(max(${signedDocument.statusList}), 0)::int` })
    .from(signedDocument);
  return row?.list ?? 0;
}
