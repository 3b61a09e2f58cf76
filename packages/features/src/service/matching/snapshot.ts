import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Mode, Proposal, RoleSlot, Volunteer, Weights } from '@hamyar/matching';

/** A proposed pair, of this run or of the one before. */
export interface Pair {
  readonly slotId: string;
  readonly volunteerId: string;
}

/** What a run asks of the engine besides the facts. */
export interface RunOptions {
  readonly mode: Mode;
  readonly floorPerMille: number;
  readonly stability: number;
}

/** Everything the engine is given, so that the same run can be made again: ids and facts, no names and no numbers. */
export interface Snapshot {
  readonly format: 2;
  readonly weights: Weights;
  readonly options: RunOptions;
  readonly former: readonly Pair[];
  readonly volunteers: readonly Volunteer[];
  readonly slots: readonly RoleSlot[];
}

/** A snapshot as it is kept. */
export interface SealedSnapshot {
  readonly content: Uint8Array;
  /** Of the plain text, in hex. */
  readonly sha256: string;
  readonly plainBytes: number;
}

/** JSON with the keys of every object in order: the same value is the same text, whoever built it. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : Number(a > b))))
      : part,
  );
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : Number(a.id > b.id));
const byPair = (a: Pair, b: Pair) => (`${a.slotId}${a.volunteerId}` < `${b.slotId}${b.volunteerId}` ? -1 : 1);

export function sealSnapshot(snapshot: Snapshot): SealedSnapshot & { readonly plain: string } {
  const plain = canonicalJson({
    ...snapshot,
    volunteers: [...snapshot.volunteers].sort(byId),
    slots: [...snapshot.slots].sort(byId),
    former: [...snapshot.former].sort(byPair),
  });
  const content = gzipSync(plain, { level: 6 });
  return { content, sha256: sha256(plain), plainBytes: Buffer.byteLength(plain), plain };
}

/** @throws when the content is not what was sealed */
export function openSnapshot(sealed: Pick<SealedSnapshot, 'content' | 'sha256'>): Snapshot {
  const plain = gunzipSync(sealed.content).toString('utf8');
  if (sha256(plain) !== sealed.sha256) throw new Error('the snapshot is not what was sealed');
  return readSnapshot(plain);
}

export function readSnapshot(plain: string): Snapshot {
  // Written by `sealSnapshot` above and guarded by its digest.
  const snapshot = JSON.parse(plain) as Snapshot | { readonly format: 1 };
  if (snapshot.format === 1) return fromFirstFormat(plain);
  if (snapshot.format !== 2) throw new Error('the snapshot has an unknown format');
  return snapshot;
}

const firstGenders: ReadonlyMap<unknown, string> = new Map([
  ['female', 'woman'],
  ['male', 'man'],
]);

/** The first format said women and men in other words; nothing else differs, so that a replay finds the same. */
function fromFirstFormat(plain: string): Snapshot {
  // Guarded by its digest as the second format is.
  const read = JSON.parse(plain, (key, part: unknown) =>
    key === 'gender' ? (firstGenders.get(part) ?? part) : part,
  ) as Omit<Snapshot, 'format'>;
  return { ...read, format: 2 };
}

/** Digest of all that a plan decides: two runs agree to the byte when their digests do. */
export function digestOf(proposal: Proposal): string {
  const { matches, unfilled, seatsWanted, seatsFilled, scoreSum } = proposal;
  const { seatsBound, scoreBound, shares, mode, weightsVersion } = proposal;
  const plan = { matches, unfilled, seatsWanted, seatsFilled, scoreSum };
  return sha256(canonicalJson({ ...plan, seatsBound, scoreBound, shares, mode, weightsVersion }));
}
