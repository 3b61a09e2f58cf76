import type { AcceptedRow, MaybeSameGift, WarnedCell } from '@hamyar/domain';
import type { Recorded } from '../../giving/contributions/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { type Batch, fileNames, recordedIn } from './queries.ts';
import { giftReader } from './write-contributions.ts';

const maxListed = 10_000;
const maxAsked = 200;

/** Which gifts of a file are there already. */
export interface KnownGifts {
  /** Rows of an earlier list. */
  readonly listed: number;
  /** Gifts that their givers paid at the gateway. */
  readonly paid: number;
  /** Gifts that a person called the same as one that is there. */
  readonly same: number;
  readonly paidRows: readonly number[];
  readonly listedRows: readonly number[];
  /** The first gifts nobody has decided on. */
  readonly undecided: readonly MaybeSameGift[];
  readonly warnings: readonly WarnedCell[];
}

type Maybe = Extract<Recorded, { as: 'maybe' }>;

/**
 * Looks for the gifts of a file among those that are there, batch by batch as the file is read: hand it the accepted rows
 * and ask for the result at the end.
 */
export function findKnownGifts(ctx: Ctx, batch: Pick<Batch, 'answers' | 'preview'> & { id: string | null }) {
  const giftOf = giftReader(batch);
  const counts = { listed: 0, paid: 0, same: 0 };
  const paidRows: number[] = [];
  const listedRows: number[] = [];
  const warnings: WarnedCell[] = [];
  const undecided: { gift: ReturnType<typeof giftOf>; other: Maybe }[] = [];
  const warn = (gift: ReturnType<typeof giftOf>, reason: string): void => {
    const cellText = gift.trackingNumber ?? '';
    if (warnings.length < maxListed)
      warnings.push({ row: gift.importRow, field: 'trackingNumber', reason, cellText });
  };
  const note = (gift: ReturnType<typeof giftOf>, recorded: Recorded | undefined): void => {
    if (recorded?.as === 'imported') {
      counts.listed += 1;
      if (listedRows.length < maxListed) listedRows.push(gift.importRow);
    }
    if (recorded?.as === 'paid') {
      counts.paid += 1;
      if (paidRows.length < maxListed) paidRows.push(gift.importRow);
      warn(gift, 'already_recorded');
    }
    if (recorded?.as !== 'maybe') return;
    if (gift.decided === 'same') counts.same += 1;
    if (gift.decided === null) {
      if (undecided.length < maxAsked) undecided.push({ gift, other: recorded });
      warn(gift, 'may_be_same');
    }
  };
  return {
    take: async (rows: readonly AcceptedRow<'contributions'>[]): Promise<void> => {
      const gifts = rows.map(giftOf);
      const recorded = await recordedIn(ctx, gifts, batch.id);
      gifts.forEach((gift, at) => note(gift, recorded[at]));
    },
    result: async (): Promise<KnownGifts> => {
      const files = await fileNames(
        ctx,
        undecided.flatMap(({ other }) => other.batchId ?? []),
      );
      return {
        ...counts,
        paidRows,
        listedRows,
        warnings,
        undecided: undecided.map(({ gift, other }) => ({
          row: gift.importRow,
          day: gift.contributedOn,
          amountIrr: gift.amountIrr.toString(),
          number: gift.trackingNumber ?? other.trackingNumber,
          otherFile: other.batchId === null ? null : (files.get(other.batchId) ?? null),
          otherRow: other.row,
          otherDay: other.day,
        })),
      };
    },
  };
}
