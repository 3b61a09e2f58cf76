import type { Transaction } from '@hamyar/db';
import { bulkQuery } from '../../kit/bulk.ts';
import type { ListedGift, Recorded } from './find-recorded.ts';

/** A listed gift with what a person said of it. */
interface Claimed extends ListedGift {
  readonly importRow: number;
  readonly decided: 'same' | 'different' | null;
}

type Maybe = Extract<Recorded, { as: 'maybe' }>;

/** Whether a gift of a list gives one that is there the number which that one lacks. Pure. */
export const fillsIn = (
  { decided, trackingNumber }: Pick<Claimed, 'decided' | 'trackingNumber'>,
  before: Recorded,
): before is Maybe =>
  before.as === 'maybe' && before.trackingNumber === null && trackingNumber !== null && decided === 'same';

/**
 * Notes beside the gifts of other lists that this list holds them too, before their numbers are filled in; part of the
 * caller's transaction, who has authorised and audits. A gift paid at the gateway is nobody's list's.
 */
export async function claimGifts(
  tx: Transaction,
  gifts: readonly Claimed[],
  recorded: readonly Recorded[],
  importBatchId: string,
): Promise<void> {
  const held = gifts.flatMap((gift, at) => {
    const before = recorded[at];
    if (!before || before.as === 'new' || before.as === 'paid') return [];
    if (before.as === 'maybe' && gift.decided !== 'same') return [];
    return [{ id: before.id, importRow: gift.importRow, fillsIn: fillsIn(gift, before) }];
  });
  if (held.length > 0) await bulkQuery(tx, insertClaims, held, [importBatchId]);
}

const insertClaims = {
  name: 'contributions_claim',
  text: `
  insert into contribution_claim (contribution_id, import_batch_id, import_row, province_code, former_key)
  select c.id, $2, i.row, c.province_code, case when i.fills then c.import_key end
  from (select id, min("importRow") as row, bool_or("fillsIn") as fills
    from jsonb_to_recordset($1::jsonb) as t(id uuid, "importRow" int, "fillsIn" boolean) group by id) i
  join contribution c on c.id = i.id
  where c.source = 'import' and c.import_batch_id is distinct from $2::uuid
  on conflict do nothing`,
};

const giftsAtOnce = 20_000;

/** How many gifts of an undone list are now those of another one. */
export interface PassedGifts extends Record<string, unknown> {
  readonly importBatchId: string;
  readonly gifts: number;
}

/**
 * Leaves what other lists hold of a list's gifts to the first of them each, before the rest is taken back, and gives up
 * what the list holds of theirs. Part of the caller's transaction, who has authorised and audits.
 * @returns the lists that got gifts, with how many
 */
export async function passGifts(tx: Transaction, importBatchId: string): Promise<PassedGifts[]> {
  const passed = new Map<string, number>();
  for (;;) {
    const { rows } = await tx.$client.query<PassedGifts>({
      ...passThem,
      values: [importBatchId, giftsAtOnce],
    });
    if (rows.length === 0) break;
    for (const row of rows) passed.set(row.importBatchId, (passed.get(row.importBatchId) ?? 0) + row.gifts);
  }
  for (let given = giftsAtOnce; given === giftsAtOnce;) {
    const { rowCount } = await tx.$client.query({ ...giveUp, values: [importBatchId, giftsAtOnce] });
    given = rowCount ?? 0;
  }
  return [...passed].map(([id, gifts]) => ({ importBatchId: id, gifts }));
}

const passThem = {
  name: 'contributions_pass',
  text: `
  with heir as materialized (
    select distinct on (k.contribution_id) k.contribution_id, k.import_batch_id, k.import_row
    from contribution c join contribution_claim k on k.contribution_id = c.id
    where c.import_batch_id = $1 and c.reverses is null and not exists (select from contribution r where r.reverses = c.id)
    order by k.contribution_id, k.import_batch_id limit $2),
  struck as (
    delete from contribution_claim k using heir h
    where k.contribution_id = h.contribution_id and k.import_batch_id = h.import_batch_id),
  passed as (
    update contribution c set import_batch_id = h.import_batch_id, import_row = h.import_row
    from heir h where c.id = h.contribution_id returning c.import_batch_id)
  select import_batch_id as "importBatchId", count(*)::int as gifts from passed group by 1`,
};

/** A number that the list gave goes with it, unless a third list holds the gift by then: it is that one's to take. */
const giveUp = {
  name: 'contributions_give_up',
  text: `
  with mine as (
    delete from contribution_claim where import_batch_id = $1 and contribution_id in
      (select contribution_id from contribution_claim where import_batch_id = $1 order by contribution_id limit $2)
    returning contribution_id, former_key),
  handed as (
    update contribution_claim k set former_key = m.former_key from mine m
    where k.contribution_id = m.contribution_id and m.former_key is not null and k.import_batch_id = (
      select o.import_batch_id from contribution_claim o
      where o.contribution_id = m.contribution_id and o.import_batch_id <> $1 order by 1 limit 1)
    returning k.contribution_id),
  unnumbered as (
    update contribution c set tracking_number = null, import_key = case when not exists (
      select from contribution o where o.import_key = m.former_key) then m.former_key end
    from mine m where c.id = m.contribution_id and m.former_key is not null and c.import_key is not null
      and m.contribution_id not in (select contribution_id from handed))
  select contribution_id from mine`,
};
