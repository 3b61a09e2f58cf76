import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameBytes } from '../../kit/bytes.ts';
import { leafInput, nodeInput } from './hash.ts';
import { consistencyRanges, inclusionRanges, isConsistent, type Range, rootOfInclusion } from './proofs.ts';
import { growTiles, hashOfRange, readTilePath, rootOfTree, tileKey, tilePath, tilesOf } from './tiles.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Inputs and roots of the reference trees of RFC 6962 (google/certificate-transparency, merkletree tests). */
const vectorLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => Buffer.from(text, 'hex'));
const vectorRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaf5 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const leaves01 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const leaf1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const leaves67 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const leaves45 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const leaves47 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const leaves03 = vectorRoots[4] ?? '';
const inclusions: readonly (readonly [number, number, readonly string[]])[] = [
  [0, 1, []],
  [0, 8, [leaf1, leaves01, leaves47]],
  [5, 8, [leaf5, leaves67, leaves03]],
  [1, 5, ['6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', leaves01, leaf5]],
];
const consistencies: readonly (readonly [number, number, readonly string[]])[] = [
  [1, 1, []],
  [1, 8, [leaf1, leaves01, leaves47]],
  [6, 8, [leaves45, leaves67, leaves03]],
  [2, 5, [leaves01, leaf5]],
];

/** A log grown in batches, as the sealer grows it. */
function grown(entries: readonly Uint8Array[], batches: readonly number[] = [entries.length]) {
  const tiles = new Map<string, Uint8Array>();
  let edge: Uint8Array[] = [];
  let size = 0;
  for (const batch of batches) {
    const more = growTiles(sha256, { size, edge }, entries.slice(size, size + batch));
    for (const tile of more.tiles) tiles.set(tileKey(tile), tile.hashes);
    edge = more.edge;
    size += batch;
  }
  const hashOf = (range: Range) => hashOfRange(sha256, range, tiles);
  return { tiles, size, hashOf, rootAt: (at: number) => rootOfTree(sha256, at, tiles) };
}
const entriesOf = (count: number) => Array.from({ length: count }, (_, n) => Buffer.from(`entry ${n}`));

describe('the reference trees of RFC 6962', () => {
  const log = grown(vectorLeaves);

  it('have their roots', () => {
    expect(vectorRoots.map((_, size) => hex(log.rootAt(size)))).toEqual(vectorRoots);
  });

  it.each(inclusions)('prove leaf %i of %i by the published hashes', async (index, size, proof) => {
    expect(inclusionRanges(index, size).map((range) => hex(log.hashOf(range)))).toEqual(proof);
    const leaf = { hash: sha256(leafInput(vectorLeaves[index] ?? Buffer.of())), index, size };
    const root = await rootOfInclusion(
      sha256,
      leaf,
      proof.map((text) => Buffer.from(text, 'hex')),
    );
    expect(root && hex(root)).toBe(vectorRoots[size]);
  });

  it.each(consistencies)('prove that %i grew to %i by the published hashes', async (from, to, proof) => {
    expect(consistencyRanges(from, to).map((range) => hex(log.hashOf(range)))).toEqual(proof);
    const [one, two] = [from, to].map((size) => ({ size, root: log.rootAt(size) }));
    const hashes = proof.map((text) => Buffer.from(text, 'hex'));
    expect(one && two && (await isConsistent(sha256, one, two, hashes))).toBe(true);
  });
});

describe('a log of 70,000 leaves', () => {
  const log = grown(entriesOf(70_000), [1, 255, 1, 743, 30_000, 39_000]);
  const sizes = fc.integer({ min: 1, max: log.size });

  it('is the same however it was sealed', () => {
    const once = grown(entriesOf(70_000));
    expect([...log.tiles].toSorted()).toEqual([...once.tiles].toSorted());
  });

  it('proves each of 1,000 leaves in a tree of any size, and no other leaf by the same hashes', async () => {
    const cases = sizes.chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })));
    await fc.assert(
      fc.asyncProperty(cases, async ([size, index]) => {
        const proof = inclusionRanges(index, size).map(log.hashOf);
        const leaf = { hash: sha256(leafInput(Buffer.from(`entry ${index}`))), index, size };
        const root = await rootOfInclusion(sha256, leaf, proof);
        expect(root && sameBytes(root, log.rootAt(size))).toBe(true);
        const other = await rootOfInclusion(sha256, { ...leaf, hash: sha256(Buffer.of(1)) }, proof);
        expect(other && sameBytes(other, log.rootAt(size))).toBe(false);
        expect(await rootOfInclusion(sha256, leaf, [...proof, leaf.hash])).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('proves 200 times that it only grew, and nothing else by the same hashes', async () => {
    const cases = sizes.chain((to) => fc.tuple(fc.integer({ min: 1, max: to }), fc.constant(to)));
    await fc.assert(
      fc.asyncProperty(cases, async ([from, to]) => {
        const [one, two] = [from, to].map((size) => ({ size, root: log.rootAt(size) }));
        if (!one || !two) throw new Error('two sizes');
        const proof = consistencyRanges(from, to).map(log.hashOf);
        expect(await isConsistent(sha256, one, two, proof)).toBe(true);
        expect(await isConsistent(sha256, { ...one, root: sha256(one.root) }, two, proof)).toBe(false);
        expect(await isConsistent(sha256, one, { ...two, root: sha256(two.root) }, proof)).toBe(false);
        expect(await isConsistent(sha256, one, two, [...proof, one.root])).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('that forks is found out, each of 100 times, whatever its maker offers as proof', async () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 300 }), fc.nat());
    let detected = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ([former, more, changed]) => {
        const forked = entriesOf(former + more);
        forked[changed % former] = Buffer.from('another history');
        const [mine, theirs] = [grown(entriesOf(former)), grown(forked)];
        const remembered = { size: former, root: mine.rootAt(former) };
        const shown = { size: former + more, root: theirs.rootAt(former + more) };
        const proof = consistencyRanges(former, former + more).map(theirs.hashOf);
        expect(await isConsistent(sha256, remembered, shown, proof)).toBe(false);
        detected += 1;
      }),
      { numRuns: 100 },
    );
    expect(detected).toBe(100);
  });

  it('fetches for a proof a handful of tiles and no more', () => {
    expect(tilesOf(inclusionRanges(69_999, 70_000)).length).toBeLessThanOrEqual(4);
    expect(tilesOf(inclusionRanges(500_000, 1_000_000)).length).toBeLessThanOrEqual(5);
  });

  it('refuses a leaf that it does not have, and tiles that are not whole', () => {
    expect(() => inclusionRanges(5, 5)).toThrow(RangeError);
    expect(() => consistencyRanges(6, 5)).toThrow(RangeError);
    expect(() => hashOfRange(sha256, { from: 0, to: 4 }, new Map())).toThrow('tile 0/0 is not whole');
  });
});

it('a node is not a leaf: their hashes begin otherwise', () => {
  const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  expect(nodeInput(one, two)).not.toEqual(leafInput(Buffer.concat([one, two])));
});

it.each([
  [0, 0, 256, 'tile/0/000'],
  [0, 1_234_067, 256, 'tile/0/x001/x234/067'],
  [1, 273, 12, 'tile/1/273.p/12'],
  ['entries', 273, 112, 'tile/entries/273.p/112'],
] as const)('tile %s %i of width %i has the path of the standard', (level, number, width, path) => {
  expect(tilePath(level, number, width)).toBe(path);
  expect(readTilePath(path)).toEqual({ level, number, width });
});

it.each([
  'tile/0/1',
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/x000/001',
  'tile/00/000',
  'tile/a/000',
  '',
])('%j is the path of no tile', (path) => expect(readTilePath(path)).toBeNull());
