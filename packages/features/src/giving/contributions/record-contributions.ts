import type { ContributionKind, Transaction } from '@hamyar/db';
import { type IsoDay, keptForYears } from '@hamyar/domain';
import { assetAccount, contributionsAccount, postMany } from '../../ground/ledger/index.ts';
import { bulkQuery, type ImportOrigin } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';
import { retentionYears } from './policy.ts';

/** A gift that an office received by itself and wrote into its spreadsheet. */
export interface ReceivedGift {
  readonly kind: ContributionKind;
  readonly provinceCode: string;
  readonly countyCode: string | null;
  readonly theme: string;
  /** Null is an anonymous gift. */
  readonly donorName: string | null;
  readonly donorMobile: string | null;
  readonly amountIrr: bigint;
  readonly item: string | null;
  /** Decimal text with at most three places. */
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly channel: string | null;
  readonly trackingNumber: string | null;
  readonly note: string | null;
  readonly contributedOn: IsoDay;
  readonly importRow: number;
  /** Natural key: a gift whose key is there already is left out. */
  readonly importKey: string;
  /** The key under which an earlier version may have written it; null when that was the same. */
  readonly formerKey: string | null;
}

/**
 * Records gifts with their ledger transactions, in the caller's transaction, who has authorised and audits. Their
 * folding into the totals is left to the schedule: a file is folded in turns, not gift by gift.
 * @returns how many were not there yet
 */
export async function recordContributions(
  ctx: Ctx,
  tx: Transaction,
  gifts: readonly ReceivedGift[],
  { importBatchId }: Pick<ImportOrigin, 'importBatchId'>,
): Promise<number> {
  const fresh = (await freshOf(tx, gifts)).map((gift) => ({ ...gift, id: ctx.newId() }));
  if (fresh.length === 0) return 0;
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
  const rows = fresh.map((gift, index) => ({
    ...gift,
    transactionId: transactionIds[index],
    amountIrr: gift.amountIrr.toString(),
    retainUntil: keptForYears(gift.contributedOn, retentionYears),
  }));
  await bulkQuery(tx, insertGifts, rows, [importBatchId, ctx.clock.now()]);
  return fresh.length;
}

/** Those whose keys are not there yet, in their order. */
async function freshOf(tx: Transaction, gifts: readonly ReceivedGift[]): Promise<ReceivedGift[]> {
  const keys = gifts.map(({ importKey, formerKey }) => ({ importKey, formerKey }));
  const rows = await bulkQuery<{ importKey: string }>(tx, findFresh, keys);
  const fresh = new Set(rows.map(({ importKey }) => importKey));
  return gifts.filter(({ importKey }) => fresh.has(importKey));
}

const findFresh = {
  name: 'contributions_fresh',
  text: `select i."importKey" from jsonb_to_recordset($1::jsonb) as i("importKey" text, "formerKey" text)
    where not exists (select from contribution c where c.import_key = i."importKey")
      and not exists (select from contribution c where c.import_key = i."formerKey")`,
};

const insertGifts = {
  name: 'contributions_record',
  text: `
  insert into contribution (id, transaction_id, kind, source, province_code, county_code, theme, donor_name, donor_mobile,
    is_anonymous, amount_irr, item, quantity, unit, channel, tracking_number, note, contributed_on, import_batch_id,
    import_row, import_key, retain_until, recorded_at)
  select id, "transactionId", kind, 'import', "provinceCode", "countyCode", theme, "donorName", "donorMobile",
    "donorName" is null, "amountIrr", item, quantity, unit, channel, "trackingNumber", note, "contributedOn", $2,
    "importRow", "importKey", "retainUntil", $3
  from jsonb_to_recordset($1::jsonb) as t(id uuid, "transactionId" uuid, kind text, "provinceCode" text,
    "countyCode" text, theme text, "donorName" text, "donorMobile" text, "amountIrr" bigint, item text,
    quantity numeric, unit text, channel text, "trackingNumber" text, note text, "contributedOn" date,
    "importRow" int, "importKey" text, "retainUntil" date)`,
};
