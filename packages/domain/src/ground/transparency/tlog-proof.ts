import { type Bytes, fromBase64, toBase64 } from '../../kit/bytes.ts';
import { hashLength } from './hash.ts';

/** A proof that can be checked without asking anybody (C2SP tlog-proof). */
export interface TlogProof {
  /** Data the leaf cannot be worked out without: the nonce of a receipt. */
  readonly extra: Uint8Array | null;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** The checkpoint with its signatures, word for word. */
  readonly checkpoint: string;
}

const firstLine = 'c2sp.org/tlog-proof@v1';

/** The proof as a file `.tlog-proof` holds it. */
export const writeTlogProof = ({ extra, index, proof, checkpoint }: TlogProof): string =>
  [
    firstLine,
    ...(extra ? [`extra ${toBase64(extra)}`] : []),
    `index ${index}`,
    ...proof.map(toBase64),
    '',
    checkpoint,
  ].join('\n');

/** Reads a proof; null for any other text. */
export function readTlogProof(text: string): TlogProof | null {
  const match =
    /^c2sp\.org\/tlog-proof@v1\n(?:extra (\S+)\n)?index (0|[1-9]\d{0,14})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n([\s\S]+)$/.exec(
      text,
    );
  const extra = match?.[1] === undefined ? null : fromBase64(match[1]);
  const proof = (match?.[3] ?? '').split('\n').slice(0, -1).map(fromBase64);
  const isWhole = (hash: Bytes | null): hash is Bytes => hash?.length === hashLength;
  if (!match || (match[1] !== undefined && extra === null) || !proof.every(isWhole)) return null;
  return { extra, index: Number(match[2]), proof, checkpoint: match[4] ?? '' };
}
