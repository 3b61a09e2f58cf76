import { timingSafeEqual } from 'node:crypto';
import type { Permission } from '@hamyar/contracts';
import { fileAddressMinutes, type FilePurpose } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountIdOf, authorise, withinScope } from '../access/index.ts';
import type { FileRow } from './queries.ts';

/** Besides its owner: the permission with which an office opens a file of a purpose; null: nobody. */
const openedWith: Readonly<Record<FilePurpose, Permission | null>> = {
  licence_evidence: 'credentials.review',
  import: 'imports.run',
  my_data: null,
  letter: 'letters.manage',
  // Whoever sees the room opens it there: `complaints` asks who that is.
  complaint: null,
};

export const notFound = () => new Refusal('not_found', 'file.not_found');

/** Whether a file is the actor's own. */
export const isOwn = (
  ctx: Pick<Ctx, 'actor'>,
  { ownerAccountId }: Pick<FileRow, 'ownerAccountId'>,
): boolean => ownerAccountId !== null && ownerAccountId === accountIdOf(ctx);

/**
 * Lets an owner through, and an office in its own province; to everybody else the file does not exist.
 * @throws Refusal `file.not_found`
 */
export function requireReader(ctx: Ctx, file: FileRow): void {
  if (isOwn(ctx, file)) return;
  const permission = openedWith[file.purpose];
  if (permission === null) throw notFound();
  try {
    withinScope(authorise(ctx, permission), file.provinceCode);
  } catch (error) {
    if (error instanceof Refusal) throw notFound();
    throw error;
  }
}

/** @throws Refusal while nobody has looked at it, and when something was found */
export function requireDeliverable({ state }: Pick<FileRow, 'state'>): void {
  if (state === 'quarantined') throw new Refusal('precondition', 'file.quarantined');
  if (state === 'refused') throw new Refusal('precondition', 'file.refused');
}

/** An address: seconds since 1970 until which it holds, and our signature over it, the file and whoever asked. */
export interface FileAddress {
  readonly until: string;
  readonly signature: string;
}

const sign = (ctx: Ctx, fileId: string, until: string, room: string): string =>
  ctx.sealing.index([fileId, until, accountIdOf(ctx) ?? '', room].join('\0'), 'stored_file.address');

/**
 * An address for whoever asks, a visitor too. Pure but for the clock.
 * @param room what else it is bound to, besides the file and whoever asked
 */
export function makeAddress(ctx: Ctx, fileId: string, room = ''): FileAddress {
  const until = String(Math.floor(ctx.clock.now().getTime() / 1000) + fileAddressMinutes * 60);
  return { until, signature: sign(ctx, fileId, until, room) };
}

/** @throws Refusal `file.address_invalid` for one that we did not give this person, `file.address_expired` */
export function requireAddress(ctx: Ctx, fileId: string, { until, signature }: FileAddress, room = ''): void {
  const ours = Buffer.from(sign(ctx, fileId, until, room));
  const theirs = Buffer.from(signature);
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs))
    throw new Refusal('not_found', 'file.address_invalid');
  if (Number(until) * 1000 < ctx.clock.now().getTime())
    throw new Refusal('precondition', 'file.address_expired');
}
