import type { Transaction } from '@hamyar/db';
import { type IsoDay, trackingKey } from '@hamyar/domain';

/** What identifies a gift of an office's list. */
export interface ListedGift {
  readonly kind: string;
  readonly provinceCode: string;
  readonly countyCode: string | null;
  readonly donorName: string | null;
  readonly amountIrr: bigint;
  readonly channel: string | null;
  readonly trackingNumber: string | null;
  readonly contributedOn: IsoDay;
  /** Natural key of the row. */
  readonly importKey: string;
  /** The key under which an earlier version may have written it; null when that was the same. */
  readonly formerKey: string | null;
}

/**
 * Whether a listed gift is there already. `imported`: the same row of a list; `paid`: the same gift, that its giver paid
 * at the gateway (channel, number, day and amount agree); `maybe`: a gift that agrees in all but its number, which one of
 * the two lacks, or a payment of the same number and amount on another day or by another channel: a person decides.
 */
export type Recorded =
  | { readonly as: 'new' | 'imported' | 'paid' }
  | {
      readonly as: 'maybe';
      readonly id: string;
      readonly batchId: string | null;
      readonly row: number | null;
      readonly day: IsoDay;
      readonly trackingNumber: string | null;
    };

interface Found extends Record<string, unknown> {
  readonly at: number;
  readonly as: 'imported' | 'paid' | 'maybe';
  readonly id: string;
  readonly batchId: string | null;
  readonly row: number | null;
  readonly day: IsoDay;
  readonly trackingNumber: string | null;
}

/**
 * Finds out of each gift whether it is recorded already, in their order; one statement for all of them.
 * @param importBatchId the list itself: rows of one list are told apart by their office
 */
export async function findRecorded(
  tx: Transaction,
  gifts: readonly ListedGift[],
  importBatchId: string | null,
): Promise<Recorded[]> {
  const asked = gifts.map((gift, at) => ({
    ...gift,
    at,
    amountIrr: gift.amountIrr.toString(),
    number: gift.trackingNumber === null ? null : trackingKey(gift.trackingNumber),
  }));
  // Planned anew each time: a plan kept from when the table was small would read it whole for every batch.
  const { rows } = await tx.$client.query<Found>(findThem, [JSON.stringify(asked), importBatchId]);
  const found = new Map(rows.map(({ at, ...recorded }) => [at, recorded]));
  return gifts.map((_, at) => found.get(at) ?? { as: 'new' });
}

const stands = 'not exists (select from contribution r where r.reverses = c.id)';

const findThem = `
  with asked as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(at int, kind text, "provinceCode" text, "countyCode" text,
      "donorName" text, "amountIrr" bigint, channel text, number text, "trackingNumber" text, "contributedOn" date,
      "importKey" text, "formerKey" text)),
  found as (
    select a.at, 'imported' as how, c.id, 0 as rank from asked a
    join contribution c on c.import_key in (a."importKey", a."formerKey")
    union all
    select a.at, case when c.contributed_on = a."contributedOn" and coalesce(a.channel, 'gateway') = 'gateway'
      then 'paid' else 'maybe' end, c.id,
      case when c.contributed_on = a."contributedOn" and coalesce(a.channel, 'gateway') = 'gateway' then 1 else 2 end
    from asked a join contribution c on c.source = 'payment' and c.reverses is null
      and ltrim(upper(c.tracking_number), '0') = a.number and c.amount_irr = a."amountIrr"
      and c.contributed_on between a."contributedOn" - 3 and a."contributedOn" + 3
    where a.number is not null and a.kind = 'cash' and ${stands}
    union all
    select a.at, 'maybe', c.id, 3 from asked a
    join contribution c on c.source = 'import' and c.reverses is null and c.province_code = a."provinceCode"
      and c.contributed_on = a."contributedOn" and c.amount_irr = a."amountIrr" and c.kind = a.kind
      and c.county_code is not distinct from a."countyCode" and c.donor_name is not distinct from a."donorName"
      and (c.tracking_number is null) <> (a.number is null) and c.import_batch_id is distinct from $2::uuid
    where ${stands}),
  best as (select distinct on (at) at, how, id from found order by at, rank, id)
  select b.at, b.how as "as", c.id, c.import_batch_id as "batchId", c.import_row as row, c.contributed_on::text as day,
    c.tracking_number as "trackingNumber"
  from best b join contribution c on c.id = b.id`;
