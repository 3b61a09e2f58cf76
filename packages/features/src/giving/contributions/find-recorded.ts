import type { Transaction } from '@hamyar/db';
import { type IsoDay, trackingKey } from '@hamyar/domain';
import { paidKey } from './policy.ts';

/** What identifies a gift of an office's list. */
export interface ListedGift {
  readonly kind: string;
  readonly provinceCode: string;
  readonly countyCode: string | null;
  readonly donorName: string | null;
  readonly donorMobile: string | null;
  readonly amountIrr: bigint;
  readonly channel: string | null;
  readonly trackingNumber: string | null;
  readonly contributedOn: IsoDay;
  /** Natural key of the row. */
  readonly importKey: string;
  /** Keys under which earlier versions may have written it. */
  readonly formerKeys: readonly string[];
}

/** Whether nothing tells a gift from another of its day, amount and place: neither a number nor who gave it. Pure. */
export const isNameless = (gift: Pick<ListedGift, 'trackingNumber' | 'donorName' | 'donorMobile'>): boolean =>
  gift.trackingNumber === null && gift.donorName === null && gift.donorMobile === null;

/**
 * Whether a listed gift is there already. `imported`: the same row of a list; `paid`: the same gift, that its giver paid
 * at the gateway (channel, number, day and amount agree). `maybe`: a person decides. That is a gift of another list which
 * agrees in all but its number, which one of the two lacks, or in all, where neither number nor giver tells the two apart;
 * a payment of the same number on another day, by another channel or of nearly the same amount; and a payment of the same
 * place, day and amount, where the list has no number that tells the two apart.
 */
export type Recorded =
  | { readonly as: 'new' }
  | { readonly as: 'imported' | 'paid'; readonly id: string }
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
    isNameless: isNameless(gift),
  }));
  // Planned anew each time: a plan kept from when the table was small would read it whole for every batch.
  const { rows } = await tx.$client.query<Found>(findThem, [JSON.stringify(asked), importBatchId]);
  const found = new Map(rows.map(({ at, ...recorded }) => [at, recorded]));
  return gifts.map((_, at) => found.get(at) ?? { as: 'new' });
}

/** Fewer signs than these agree by chance. */
const minTelling = 4;
/** The part of a payment by which a list may differ from it: what a bank kept, or a sum rounded by hand. */
const nearShare = 10;

const stands = 'not exists (select from contribution r where r.reverses = c.id)';

const findThem = `
  with asked as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(at int, kind text, "provinceCode" text, "countyCode" text,
      "donorName" text, "amountIrr" bigint, channel text, number text, "trackingNumber" text, "contributedOn" date,
      "importKey" text, "formerKeys" text[], "isNameless" boolean)),
  found as (
    select a.at, case when a."isNameless" then 'maybe' else 'imported' end as how, c.id, 0 as rank from asked a
    join contribution c on c.import_key = any(array_append(a."formerKeys", a."importKey"))
    where not a."isNameless" or c.import_batch_id is distinct from $2::uuid
    union all
    select a.at, case when p.same then 'paid' else 'maybe' end, p.id, case when p.same then 1 else 2 end
    from asked a cross join lateral (
      select c.id, c.contributed_on = a."contributedOn" and c.amount_irr = a."amountIrr"
        and coalesce(a.channel, 'gateway') = 'gateway' as same
      from contribution c where c.source = 'payment' and c.reverses is null and ${paidKey('c')} = a.number
        and (c.amount_irr = a."amountIrr" or (length(a.number) >= ${minTelling} and c.province_code = a."provinceCode"
          and abs(c.amount_irr - a."amountIrr") <= c.amount_irr / ${nearShare}))
        and c.contributed_on between a."contributedOn" - 3 and a."contributedOn" + 3 and ${stands}) p
    where a.number is not null and a.kind = 'cash'
    union all
    select a.at, 'maybe', c.id, 4 from asked a
    join contribution c on c.source = 'payment' and c.reverses is null and c.province_code = a."provinceCode"
      and c.contributed_on = a."contributedOn" and c.amount_irr = a."amountIrr"
    where a.kind = 'cash' and coalesce(a.channel, 'gateway') = 'gateway' and ${stands}
      and (a.number is null
        or (length(a.number) >= ${minTelling} and strpos(${paidKey('c')}, a.number) > 0)
        or (length(${paidKey('c')}) >= ${minTelling} and strpos(a.number, ${paidKey('c')}) > 0))
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
