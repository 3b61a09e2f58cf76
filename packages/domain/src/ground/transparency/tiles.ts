import { joinBytes } from '../../kit/bytes.ts';
import { type Hash, hashAt, hashLength, leafInput, nodeInput } from './hash.ts';
import type { Range } from './proofs.ts';

/** Hashes of a full tile, and leaves of a full bundle of entries (C2SP tlog-tiles). */
export const tileWidth = 256;
const tileHeight = 8;

/** A tile by its level and number: hashes of the subtrees of 256^level leaves, 256 side by side. */
export interface TileId {
  readonly level: number;
  readonly number: number;
}

export interface Tile extends TileId {
  /** As many hashes as there are, at most 256. */
  readonly hashes: Uint8Array;
}

/** The tiles at the right edge of a tree, by level; an empty one where the tree has nothing beyond full tiles. */
export type Edge = readonly Uint8Array[];

/** How many hashes each level has at a size, lowest first. */
export function levelWidths(size: number): number[] {
  const widths = [];
  for (let left = size; left > 0; left = Math.floor(left / tileWidth)) widths.push(left);
  return widths;
}

/** The tiles that hold the right edge of a tree of this size: where it grows, and what its root is made of. */
export const edgeTiles = (size: number): TileId[] =>
  levelWidths(size)
    .map((width, level) => ({ level, number: Math.floor(width / tileWidth), held: width % tileWidth }))
    .filter(({ held }) => held > 0)
    .map(({ level, number }) => ({ level, number }));

/**
 * Adds leaves to a tree.
 * @param edge right edge of the tree as it is, by level
 * @returns the tiles that changed or are new, whole as they are now, and the new right edge
 */
export function growTiles(
  hash: Hash,
  tree: { readonly size: number; readonly edge: Edge },
  entries: readonly Uint8Array[],
): { tiles: Tile[]; edge: Uint8Array[] } {
  const tiles: Tile[] = [];
  const edge = [...tree.edge];
  let added = entries.map((entry) => hash(leafInput(entry)));
  let width = tree.size;
  for (let level = 0; added.length > 0; level += 1) {
    const number = Math.floor(width / tileWidth);
    const all = joinBytes(edge[level] ?? new Uint8Array(0), ...added);
    const full: Uint8Array[] = [];
    for (let from = 0; from < all.length; from += tileWidth * hashLength) {
      const hashes = all.subarray(from, from + tileWidth * hashLength);
      tiles.push({ level, number: number + from / (tileWidth * hashLength), hashes });
      if (hashes.length === tileWidth * hashLength) full.push(hashes);
    }
    edge[level] = all.subarray(full.length * tileWidth * hashLength);
    added = full.map((hashes) => subtreeOf(hash, hashes));
    width = Math.floor(width / tileWidth);
  }
  return { tiles, edge };
}

/** Root of a perfect subtree whose leaves (or lower subtrees) have these hashes; their count is a power of two. */
function subtreeOf(hash: Hash, hashes: Uint8Array): Uint8Array {
  let row = Array.from({ length: hashes.length / hashLength }, (_, at) => hashAt(hashes, at));
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, at) =>
      hash(nodeInput(row[2 * at] ?? hashes, row[2 * at + 1] ?? hashes)),
    );
  return row[0] ?? hashes;
}

/** A perfect subtree: 2^height leaves, the `index`-th of its kind. */
interface Subtree {
  readonly height: number;
  readonly index: number;
}

/** The perfect subtrees that make up a range of a proof, largest first; its root folds them from the right. */
function subtreesOf({ from, to }: Range): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to;) {
    let height = 0;
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= to) height += 1;
    found.push({ height, index: at / 2 ** height });
    at += 2 ** height;
  }
  return found;
}

/** Where a perfect subtree's hashes lie: a tile, and which of its hashes. */
function placeOf({ height, index }: Subtree): TileId & { readonly at: number; readonly count: number } {
  const level = Math.floor(height / tileHeight);
  const count = 2 ** (height % tileHeight);
  const first = index * count;
  return { level, number: Math.floor(first / tileWidth), at: first % tileWidth, count };
}

/** Name of a tile in a map. */
export const tileKey = ({ level, number }: TileId): string => `${level}/${number}`;

/** The tiles that the hashes of these ranges are made of, each once. */
export function tilesOf(ranges: readonly Range[]): TileId[] {
  const places = ranges.flatMap(subtreesOf).map(placeOf);
  return [
    ...new Map(places.map(({ level, number }) => [tileKey({ level, number }), { level, number }])).values(),
  ];
}

/**
 * Hash of a range of leaves from tiles.
 * @param tiles hashes by `tileKey`; a tile may hold more than is needed
 * @throws RangeError when one that is needed is missing or too short
 */
export function hashOfRange(hash: Hash, range: Range, tiles: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const roots = subtreesOf(range).map((subtree) => {
    const { at, count, ...tile } = placeOf(subtree);
    const hashes = tiles.get(tileKey(tile))?.subarray(at * hashLength, (at + count) * hashLength);
    if (hashes?.length !== count * hashLength) throw new RangeError(`tile ${tileKey(tile)} is not whole`);
    return subtreeOf(hash, hashes);
  });
  return roots.reduceRight((right, left) => hash(nodeInput(left, right)));
}

/** Root of a tree of this size from tiles; of the empty tree the hash of nothing (RFC 6962 section 2.1). */
export const rootOfTree = (hash: Hash, size: number, tiles: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  size === 0 ? hash(new Uint8Array(0)) : hashOfRange(hash, { from: 0, to: size }, tiles);

/**
 * Path of a tile or a bundle of entries below the log's address (C2SP tlog-tiles): `tile/0/x001/234`, `tile/entries/000.p/17`.
 * @param width hashes or entries it holds; 256 is a full one
 */
export function tilePath(level: number | 'entries', number: number, width: number): string {
  const groups = String(number)
    .padStart(Math.ceil(String(number).length / 3) * 3, '0')
    .match(/\d{3}/g) ?? ['000'];
  const named = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${named}${width < tileWidth ? `.p/${width}` : ''}`;
}

/** Reads what `tilePath` writes; null for any other path. */
export function readTilePath(
  path: string,
): { level: number | 'entries'; number: number; width: number } | null {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (!match) return null;
  const level = match[1] === 'entries' ? 'entries' : Number(match[1]);
  const number = Number(match[2]?.replace(/[x/]/g, ''));
  const width = match[3] === undefined ? tileWidth : Number(match[3]);
  return width >= 1 && tilePath(level, number, width) === path ? { level, number, width } : null;
}
