import type { AcceptedRow, MaybeSameGift, WarnedCell } from '@hamyar/domain';
import type { Recorded } from '../../giving/contributions/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { type Batch, closedNow, fileNames, recordedIn } from './queries.ts';
import { giftReader } from './write-contributions.ts';

const maxListed = 10_000;
const maxAsked = 200;

/** Which rows of a file are there already. Of people only `listed` and the warnings say something. */
export interface KnownRows {
  /** Rows of an earlier list; of people, those whom somebody brought or who came by themselves. */
  readonly listed: number;
  /** Gifts that their givers paid at the gateway. */
  readonly paid: number;
  /** Gifts that a person called the same as one that is there. */
  readonly same: number;
  /** New gifts of months whose books are closed: none of them can be written. */
  readonly closed: number;
  /** What all of these come to, which is not written again. */
  readonly amounts: Readonly<Record<'cashIrr' | 'goodsIrr' | 'serviceIrr', string>>;
  readonly paidRows: readonly number[];
  readonly listedRows: readonly number[];
  /** The first gifts nobody has decided on. */
  readonly undecided: readonly MaybeSameGift[];
  readonly warnings: readonly WarnedCell[];
}

type Maybe = Extract<Recorded, { as: 'maybe' }>;

type Gift = ReturnType<ReturnType<typeof giftReader>>;

/** A gift and the one it may be, as a person is asked about them. */
const asked = (
  { gift, other }: { gift: Gift; other: Maybe },
  files: ReadonlyMap<string, string | null>,
): MaybeSameGift => ({
  row: gift.importRow,
  day: gift.contributedOn,
  amountIrr: gift.amountIrr.toString(),
  number: gift.trackingNumber ?? other.trackingNumber,
  otherFile: other.batchId === null ? null : (files.get(other.batchId) ?? null),
  otherRow: other.row,
  otherDay: other.day,
});

/**
 * Looks for the gifts of a file among those that are there, batch by batch as the file is read: hand it the accepted rows
 * and ask for the result at the end.
 */
export function findKnownGifts(ctx: Ctx, batch: Pick<Batch, 'answers' | 'preview'> & { id: string | null }) {
  const giftOf = giftReader(batch);
  const counts = { listed: 0, paid: 0, same: 0, closed: 0 };
  const amounts = { cash: 0n, goods: 0n, service: 0n };
  const paidRows: number[] = [];
  const listedRows: number[] = [];
  const warnings: WarnedCell[] = [];
  const undecided: { gift: Gift; other: Maybe }[] = [];
  const warn = (gift: Gift, reason: string, field: WarnedCell['field'] = 'trackingNumber'): void => {
    const cellText = field === 'date' ? gift.contributedOn : (gift.trackingNumber ?? '');
    if (warnings.length < maxListed) warnings.push({ row: gift.importRow, field, reason, cellText });
  };
  let isClosed: Awaited<ReturnType<typeof closedNow>> | null = null;
  const note = (gift: Gift, recorded: Recorded | undefined): void => {
    const isThere = recorded?.as === 'maybe' ? gift.decided === 'same' : recorded && recorded.as !== 'new';
    if (isThere) amounts[gift.kind] += gift.amountIrr;
    else if (isClosed?.({ provinceCode: gift.provinceCode, day: gift.contributedOn })) {
      counts.closed += 1;
      warn(gift, 'month_closed', 'date');
    }
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
      isClosed ??= await closedNow(ctx);
      const recorded = await recordedIn(ctx, gifts, batch.id);
      gifts.forEach((gift, at) => note(gift, recorded[at]));
    },
    result: async (): Promise<KnownRows> => {
      const files = await fileNames(
        ctx,
        undecided.flatMap(({ other }) => other.batchId ?? []),
      );
      return {
        ...counts,
        amounts: {
          cashIrr: amounts.cash.toString(),
          goodsIrr: amounts.goods.toString(),
          serviceIrr: amounts.service.toString(),
        },
        paidRows,
        listedRows,
        warnings,
        undecided: undecided.map((pair) => asked(pair, files)),
      };
    },
  };
}
