import type { ContributionKind, Transaction } from '@hamyar/db';
import { keptForYears } from '@hamyar/domain';
import { assetAccount, contributionsAccount, postMany, requireOpen } from '../../ground/ledger/index.ts';
import { bulkQuery, type ImportOrigin } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';
import { claimGifts, fillsIn } from './claim-gifts.ts';
import { findRecorded, isNameless, type ListedGift, type Recorded } from './find-recorded.ts';
import { freeKeys } from './free-keys.ts';
import { retentionYears } from './policy.ts';

/** A gift that an office received by itself and wrote into its spreadsheet. One without a donor's name is anonymous. */
export interface ReceivedGift extends ListedGift {
  readonly kind: ContributionKind;
  readonly theme: string;
  readonly item: string | null;
  /** Decimal text with at most three places. */
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly note: string | null;
  readonly importRow: number;
  /** What a person said of a gift that may be one that is there; null while nobody has. */
  readonly decided: 'same' | 'different' | null;
}

/** What became of the gifts of one batch. */
export interface RecordedCounts {
  readonly written: number;
  /** Gifts that may be there already and that a person has to look at; none of them was written. */
  readonly undecided: number;
}

/**
 * Records gifts with their ledger transactions, in the caller's transaction, who has authorised and audits. Their
 * folding into the totals is left to the schedule: a file is folded in turns, not gift by gift. A gift that is there
 * already is left out, whichever door it came through, and the list is noted beside it; one that may be is written when a
 * person called it another.
 * @throws Refusal `ledger.closed` when one that is not there yet is of a month whose books are closed
 */
export async function recordContributions(
  ctx: Ctx,
  tx: Transaction,
  gifts: readonly ReceivedGift[],
  { importBatchId }: Pick<ImportOrigin, 'importBatchId'>,
): Promise<RecordedCounts> {
  const recorded = await findRecorded(tx, gifts, importBatchId);
  await claimGifts(tx, gifts, recorded, importBatchId);
  await fillInNumbers(tx, gifts, recorded);
  const undecided = gifts.filter(
    ({ decided }, at) => recorded[at]?.as === 'maybe' && decided === null,
  ).length;
  const fresh = gifts
    .filter(({ decided }, at) => {
      const before = recorded[at]?.as;
      return before === 'new' || (before === 'maybe' && decided === 'different');
    })
    .map((gift) => ({ ...gift, id: ctx.newId(), isToldApart: gift.decided === 'different' }));
  if (fresh.length === 0) return { written: 0, undecided };
  await requireOpen(
    tx,
    fresh.map(({ provinceCode, contributedOn: day }) => ({ provinceCode, day })),
  );
  const transactionIds = await postMany(
    ctx,
    tx,
    fresh.map(({ id, kind, provinceCode, contributedOn, amountIrr }) => ({
      kind: 'import',
      refType: 'contribution',
      refId: id,
      recognisedOn: contributedOn,
      entries: [
        { account: assetAccount(provinceCode, kind), amountIrr },
        { account: contributionsAccount(provinceCode, kind), amountIrr: -amountIrr },
      ],
    })),
  );
  // One that is like another to the last cell is known by the next key of its kind.
  const nameless = fresh.filter(isNameless);
  const keys = await freeKeys(
    tx,
    nameless.map(({ importKey }) => importKey),
  );
  const keyOf = new Map(nameless.map(({ id }, at) => [id, keys[at]]));
  const rows = fresh.map((gift, index) => ({
    ...gift,
    importKey: keyOf.get(gift.id) ?? gift.importKey,
    transactionId: transactionIds[index],
    amountIrr: gift.amountIrr.toString(),
    retainUntil: keptForYears(gift.contributedOn, retentionYears),
  }));
  await bulkQuery(tx, insertGifts, rows, [importBatchId, ctx.clock.now()]);
  return { written: fresh.length, undecided };
}

/** A number that came later belongs to the gift it was found to be of, which is then known by it. */
async function fillInNumbers(
  tx: Transaction,
  gifts: readonly ReceivedGift[],
  recorded: readonly Recorded[],
): Promise<void> {
  const named = gifts.flatMap((gift, at) => {
    const before = recorded[at];
    const { trackingNumber, importKey } = gift;
    return before && fillsIn(gift, before) ? [{ id: before.id, trackingNumber, importKey }] : [];
  });
  if (named.length > 0) await bulkQuery(tx, fillInNumber, named);
}

const fillInNumber = {
  name: 'contributions_number',
  text: `update contribution c set tracking_number = i."trackingNumber", import_key = i."importKey"
    from (select distinct on (id) * from jsonb_to_recordset($1::jsonb)
      as t(id uuid, "trackingNumber" text, "importKey" text) order by id, "importKey") i
    where c.id = i.id and c.tracking_number is null`,
};

const insertGifts = {
  name: 'contributions_record',
  text: `
  insert into contribution (id, transaction_id, kind, source, province_code, county_code, theme, donor_name, donor_mobile,
    is_anonymous, amount_irr, item, quantity, unit, channel, tracking_number, note, contributed_on, import_batch_id,
    import_row, import_key, is_told_apart, retain_until, recorded_at)
  select id, "transactionId", kind, 'import', "provinceCode", "countyCode", theme, "donorName", "donorMobile",
    "donorName" is null, "amountIrr", item, quantity, unit, channel, "trackingNumber", note, "contributedOn", $2,
    "importRow", "importKey", "isToldApart", "retainUntil", $3
  from jsonb_to_recordset($1::jsonb) as t(id uuid, "transactionId" uuid, kind text, "provinceCode" text,
    "countyCode" text, theme text, "donorName" text, "donorMobile" text, "amountIrr" bigint, item text,
    quantity numeric, unit text, channel text, "trackingNumber" text, note text, "contributedOn" date,
    "importRow" int, "importKey" text, "isToldApart" boolean, "retainUntil" date)`,
};
