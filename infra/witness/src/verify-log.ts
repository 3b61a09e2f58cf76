import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheckedCheckpoint, checkCheckpoint } from '@hamyar/domain/ground/transparency/check-note';
import { hashLength } from '@hamyar/domain/ground/transparency/hash';
import { readBundle, readLeaf } from '@hamyar/domain/ground/transparency/leaf';
import { readCheckpoint, readNote } from '@hamyar/domain/ground/transparency/note';
import {
  growTiles,
  rootOfTree,
  type Tile,
  tileKey,
  tilePath,
  tileWidth,
} from '@hamyar/domain/ground/transparency/tiles';
import { sameBytes, toBase64 } from '@hamyar/domain/kit/bytes';
import { sha256, tools } from './ed25519.ts';
import type { Policy } from './policy.ts';

/** What a check of a whole log came to. */
export interface LogReport {
  readonly size: number;
  readonly root: string;
  readonly leaves: Readonly<Record<string, number>>;
  readonly witnesses: readonly string[];
}

/**
 * Checks a log that lies in a folder as the site serves it: `checkpoint`, `tile/…`. Every leaf is read and hashed anew, every
 * tile is built anew and compared byte for byte, the root is compared with the signed one.
 * @param remembered a checkpoint of former days, which the log must hold unchanged
 * @throws Error that says what is wrong, and where
 */
export async function verifyLog(folder: string, policy: Policy, remembered?: string): Promise<LogReport> {
  const text = await readFile(join(folder, 'checkpoint'), 'utf8');
  const head = await signedHead(text, policy);
  const { tiles, leaves } = await rebuild(folder, head.size);
  const map = new Map(tiles.map((tile) => [tileKey(tile), tile.hashes]));
  for (const tile of tiles) await compareTile(folder, tile);
  if (!sameBytes(rootOfTree(sha256, head.size, map), head.root))
    throw new Error(`the leaves do not make the root ${toBase64(head.root)}`);
  if (remembered !== undefined) {
    const former = readCheckpoint(readNote(remembered)?.body ?? '');
    if (!former || former.origin !== head.origin)
      throw new Error('what is remembered is no head of this log');
    if (former.size > head.size) throw new Error(`the log shrank from ${former.size} to ${head.size} leaves`);
    if (!sameBytes(rootOfTree(sha256, former.size, map), former.root))
      throw new Error(`FORK: the log of ${former.size} leaves was another one`);
  }
  return {
    size: head.size,
    root: toBase64(head.root),
    leaves,
    witnesses: head.witnesses.map(({ name }) => name),
  };
}

async function signedHead(text: string, policy: Policy): Promise<CheckedCheckpoint> {
  const origin = text.slice(0, text.indexOf('\n'));
  const head = await checkCheckpoint(tools, text, origin, policy.keys);
  if (!head) throw new Error('the checkpoint is not signed by a key of this log');
  if (!policy.isEnough(new Set(head.witnesses.map(({ name }) => name))))
    throw new Error('too few witnesses cosigned the checkpoint');
  return head;
}

/** Builds every tile anew from the leaves. */
async function rebuild(
  folder: string,
  size: number,
): Promise<{ tiles: Tile[]; leaves: Record<string, number> }> {
  const tiles = new Map<string, Tile>();
  const leaves: Record<string, number> = {};
  let edge: Uint8Array[] = [];
  for (let first = 0; first < size; first += tileWidth) {
    const width = Math.min(tileWidth, size - first);
    const path = tilePath('entries', first / tileWidth, width);
    const entries = readBundle(await readFile(join(folder, path)));
    if (entries?.length !== width) throw new Error(`${path} does not hold ${width} leaves`);
    for (const [at, entry] of entries.entries()) {
      const leaf = readLeaf(entry);
      if (leaf?.seq !== first + at) throw new Error(`${path}: leaf ${first + at} is none`);
      leaves[leaf.kind] = (leaves[leaf.kind] ?? 0) + 1;
    }
    const grown = growTiles(sha256, { size: first, edge }, entries);
    edge = grown.edge;
    for (const tile of grown.tiles) tiles.set(tileKey(tile), tile);
  }
  return { tiles: [...tiles.values()], leaves };
}

async function compareTile(folder: string, { level, number, hashes }: Tile): Promise<void> {
  const path = tilePath(level, number, hashes.length / hashLength);
  if (!sameBytes(await readFile(join(folder, path)), hashes))
    throw new Error(`${path} is not what its leaves make`);
}
