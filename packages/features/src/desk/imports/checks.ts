import type { FeatureCheck } from '../../kit/feature.ts';

/** What must hold of imports, whatever happened on the way. */
export const importsChecks: readonly FeatureCheck[] = [
  {
    title: 'every imported contribution has a ledger transaction of its own amount and day',
    sql: `select c.id from contribution c
      left join ledger_transaction t on t.id = c.transaction_id and t.kind = 'import' and t.ref_id = c.id
        and t.recognised_on = c.contributed_on
      left join lateral (select sum(e.amount_irr) filter (where e.amount_irr > 0) as debit, sum(e.amount_irr) as balance
        from ledger_entry e where e.transaction_id = t.id) entries on true
      where c.source = 'import' and c.reverses is null and (t.id is null or entries.debit is distinct from c.amount_irr or entries.balance <> 0)
      limit 100`,
  },
  {
    title: 'every import transaction of the ledger has its contribution',
    sql: `select t.id from ledger_transaction t where t.kind = 'import'
      and not exists (select from contribution c where c.transaction_id = t.id and c.id = t.ref_id) limit 100`,
  },
  {
    title: 'a committed import has written and found exactly the rows that were accepted',
    sql: `select b.id from import_batch b where b.state = 'committed'
      and coalesce(b.committed_rows, -1) + coalesce(b.unchanged_rows, 0) <> (b.preview ->> 'acceptedRows')::int`,
  },
  {
    title: 'a committed import’s rows are those it counts',
    sql: `select b.id, b.committed_rows from import_batch b
      cross join lateral (select (select count(*) from contribution c where c.import_batch_id = b.id)
        + (select count(*) from need n where n.import_batch_id = b.id)
        + (select count(*) from volunteer v where v.import_batch_id = b.id) as there) counted
      where b.state = 'committed' and counted.there > b.committed_rows`,
  },
  {
    title: 'nothing of an import that was not committed is there',
    sql: `select b.id from import_batch b where b.state not in ('committed', 'undoing', 'undone') and (
      exists (select from contribution c where c.import_batch_id = b.id)
      or exists (select from need n where n.import_batch_id = b.id)
      or exists (select from volunteer v where v.import_batch_id = b.id))`,
  },
  {
    title: 'an import past its day holds no cells of its file',
    sql: `select b.id from import_batch b where b.erased_at is not null
      and (exists (select from import_rejected_row r where r.batch_id = b.id)
        or exists (select from import_warning w where w.batch_id = b.id))`,
  },
  {
    title: 'of an import that was undone no gift stands',
    sql: `select b.id, c.id as gift from import_batch b join contribution c on c.import_batch_id = b.id and c.reverses is null
      where b.state = 'undone' and not exists (select from contribution r where r.reverses = c.id) limit 100`,
  },
  {
    title: 'only a committed import holds gifts that another one brought',
    sql: `select k.import_batch_id, k.contribution_id from contribution_claim k
      join contribution c on c.id = k.contribution_id left join import_batch b on b.id = k.import_batch_id
      where b.state is null or b.state not in ('committed', 'undoing') or c.import_batch_id = k.import_batch_id limit 100`,
  },
  {
    title: 'nobody was placed in an imported need that is still a draft',
    sql: `select n.id from need n join role_slot s on s.need_id = n.id
      where n.source = 'import' and n.status = 'draft' and s.taken > 0 limit 100`,
  },
];
