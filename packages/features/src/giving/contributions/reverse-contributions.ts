import type { Transaction } from '@hamyar/db';
import { postMany, requireOpen } from '../../ground/ledger/index.ts';
import { bulkQuery } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';

/** Gifts of one import, or some by their ids. */
export type GiftsToReverse = { readonly importBatchId: string } | { readonly ids: readonly string[] };

interface Standing extends Record<string, unknown> {
  readonly id: string;
  readonly transactionId: string;
  readonly contributedOn: string;
  readonly provinceCode: string;
  readonly entries: readonly { readonly account: string; readonly amountIrr: string }[];
}

const rowsAtOnce = 500;

/**
 * Takes gifts back in the caller's transaction, who has authorised and audits: each gets its opposite, in the ledger and
 * as a contribution of the same day and place, so that every total is as if it had never come. Nothing is deleted; a gift
 * taken back before is left as it is, and the key of an imported row is free for the right one.
 * @returns how many were taken back now
 * @throws Refusal `ledger.closed` when one is of a month whose books are closed
 */
export async function reverseContributions(
  ctx: Ctx,
  tx: Transaction,
  gifts: GiftsToReverse,
  reason: string,
): Promise<number> {
  const batchId = 'importBatchId' in gifts ? gifts.importBatchId : null;
  const ids = 'ids' in gifts ? gifts.ids : null;
  let reversed = 0;
  for (;;) {
    const { rows } = await tx.$client.query<Standing>({
      ...findStanding,
      values: [batchId, ids, rowsAtOnce],
    });
    if (rows.length === 0) return reversed;
    await requireOpen(
      tx,
      rows.map(({ provinceCode, contributedOn: day }) => ({ provinceCode, day })),
    );
    const withIds = rows.map((row) => ({ ...row, reversalId: ctx.newId() }));
    const transactionIds = await postMany(
      ctx,
      tx,
      withIds.map(({ id, contributedOn, entries }) => ({
        kind: 'contribution_reversal',
        refType: 'contribution',
        refId: id,
        recognisedOn: contributedOn,
        entries: entries.map(({ account, amountIrr }) => ({ account, amountIrr: -BigInt(amountIrr) })),
      })),
    );
    const opposites = withIds.map(({ id, reversalId }, index) => ({
      id,
      reversalId,
      transactionId: transactionIds[index],
    }));
    await bulkQuery(tx, insertOpposites, opposites, [reason, ctx.clock.now()]);
    reversed += rows.length;
  }
}

const findStanding = {
  name: 'contributions_standing',
  text: `
  with standing as (
    select c.id, c.transaction_id, c.contributed_on, c.province_code from contribution c
    where (c.import_batch_id = $1::uuid or c.id = any ($2::uuid[])) and c.reverses is null
      and not exists (select from contribution r where r.reverses = c.id)
    order by c.id limit $3 for update)
  select s.id, s.transaction_id as "transactionId", s.contributed_on::text as "contributedOn",
    s.province_code as "provinceCode",
    (select jsonb_agg(jsonb_build_object('account', a.code, 'amountIrr', e.amount_irr::text))
      from ledger_entry e join ledger_account a on a.id = e.ledger_account_id
      where e.transaction_id = s.transaction_id) as entries
  from standing s`,
};

const insertOpposites = {
  name: 'contributions_reverse',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(id uuid, "reversalId" uuid, "transactionId" uuid)),
  freed as (
    update contribution c set import_key = null from incoming i where c.id = i.id and c.import_key is not null)
  insert into contribution (id, transaction_id, kind, source, province_code, county_code, theme, project_id, is_anonymous,
    amount_irr, note, contributed_on, reverses, retain_until, recorded_at)
  select i."reversalId", i."transactionId", c.kind, c.source, c.province_code, c.county_code, c.theme, c.project_id, true,
    -c.amount_irr, $2, c.contributed_on, c.id, c.retain_until, $3
  from incoming i join contribution c on c.id = i.id`,
};
