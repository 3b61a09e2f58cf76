import type { Answer, signing } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { judge, readClaims, readSigned, signatureInput, type Verdict } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { sha256 } from '../../kit/sha256.ts';
import { leafOf } from '../transparency/index.ts';
import { isSignedBy } from './ed25519.ts';
import { presentClaims } from './present.ts';
import { allKeys, documentByHash, type DocumentRow } from './queries.ts';

type Checked = Answer<typeof signing.showByText>;

/** Judges a document by its signature, our own record and the log. */
export async function judgeDocument(ctx: Ctx, tx: Transaction, document: Uint8Array): Promise<Checked> {
  const row = await documentByHash(tx, sha256(document));
  const leaf = row && (await leafOf(tx, row.kind, row.id));
  const place = leaf?.seq != null && leaf.sealedAt ? { leafIndex: leaf.seq, sealedAt: leaf.sealedAt } : null;
  const verdict = await verdictOn(ctx, tx, document, row, place);
  return {
    verdict: verdict.verdict === 'ask' ? 'refused' : verdict.verdict,
    why: 'why' in verdict && verdict.verdict === 'refused' ? verdict.why : null,
    kid: readSigned(document)?.kid ?? null,
    claims: verdict.verdict === 'refused' && !row ? null : presentClaims(document),
    log: place && { index: place.leafIndex, sealedAt: place.sealedAt.toISOString() },
    revokedAt: row?.revokedAt?.toISOString() ?? null,
  };
}

async function verdictOn(
  ctx: Ctx,
  tx: Transaction,
  document: Uint8Array,
  row: DocumentRow | null,
  place: { readonly leafIndex: number; readonly sealedAt: Date } | null,
): Promise<Verdict> {
  const signed = readSigned(document);
  const claims = signed && readClaims(signed.payload);
  if (!claims) return { verdict: 'refused', why: 'unreadable' };
  const key = (await allKeys(tx)).find(({ kid, kind }) => kid === signed.kid && kind === claims.kind);
  if (!key) return { verdict: 'refused', why: 'unknown_key' };
  if (!isSignedBy(key.publicKey, signed.signature, signatureInput(signed)))
    return { verdict: 'refused', why: 'wrong_signature' };
  const { issuedAt } = claims;
  const found = judge(key, { issuedAt, isRevoked: row?.revokedAt != null, place }, ctx.clock.now());
  // A right signature on what we never issued: somebody has the key and we do not know it yet.
  return !row && found.verdict !== 'refused' ? { verdict: 'refused', why: 'not_recorded' } : found;
}
