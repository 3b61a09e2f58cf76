import { signedDocument, signingKey, type Transaction } from '@hamyar/db';
import type { Compromise, KeyFacts } from '@hamyar/domain';
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';

export type DocumentRow = typeof signedDocument.$inferSelect;

/** A key with its public half. */
export interface PublicKey extends KeyFacts {
  readonly publicKey: Buffer;
  readonly compromiseReason: string | null;
}

/** Every key there ever was, newest first; some tens in thirty years. */
export async function allKeys(tx: Transaction): Promise<PublicKey[]> {
  const rows = await tx
    .select()
    .from(signingKey)
    .orderBy(desc(signingKey.notBefore), desc(signingKey.kid))
    .limit(500);
  return rows.map(asFacts);
}

/** A key by its name, locked until the end of the transaction. */
export async function lockKey(tx: Transaction, kid: string): Promise<PublicKey | null> {
  const [row] = await tx.select().from(signingKey).where(eq(signingKey.kid, kid)).for('update');
  return row ? asFacts(row) : null;
}

function asFacts(row: typeof signingKey.$inferSelect): PublicKey {
  const { kid, kind, publicKey, notBefore, notAfter, compromiseReason } = row;
  return { kid, kind, publicKey, notBefore, notAfter, compromiseReason, compromise: compromiseOf(row) };
}

function compromiseOf(row: typeof signingKey.$inferSelect): Compromise | null {
  const { compromisedSince: since, compromisedLogSize: logSize } = row;
  return since !== null && logSize !== null ? { since, logSize } : null;
}

export async function documentById(tx: Transaction, id: string): Promise<DocumentRow | null> {
  const [row] = await tx.select().from(signedDocument).where(eq(signedDocument.id, id));
  return row ?? null;
}

export async function documentByCode(tx: Transaction, code: string): Promise<DocumentRow | null> {
  const [row] = await tx.select().from(signedDocument).where(eq(signedDocument.code, code));
  return row ?? null;
}

export async function documentByHash(tx: Transaction, hash: Buffer): Promise<DocumentRow | null> {
  const [row] = await tx.select().from(signedDocument).where(eq(signedDocument.documentHash, hash));
  return row ?? null;
}

/** The document of a subject that holds; null when none was signed, or the last one was revoked. */
export async function documentOf(tx: Transaction, subjectId: string): Promise<DocumentRow | null> {
  const [row] = await tx
    .select()
    .from(signedDocument)
    .where(
      and(
        eq(signedDocument.kind, 'receipt'),
        eq(signedDocument.subjectId, subjectId),
        isNull(signedDocument.revokedAt),
      ),
    );
  return row ?? null;
}

/** Forgets what ties documents to their leaves: from then on nobody can, with or without us. */
export async function forgetNonce(tx: Transaction, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  await tx
    .update(signedDocument)
    .set({ nonce: null })
    .where(and(inArray(signedDocument.id, [...documentIds]), isNotNull(signedDocument.nonce)));
}
