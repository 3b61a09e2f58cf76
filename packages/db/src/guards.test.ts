import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTransaction } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const asApplication = (text: string, values: unknown[] = []) =>
  withTransaction(world.asOperator(), (tx) => tx.$client.query(text, values));

const transaction =
  'insert into ledger_transaction (id, kind, ref_type, ref_id, recognised_on) values ($1, $2, $3, $4, $5)';
const facts = (id: string, refId: string) => [id, 'capture', 'payment', refId, '2026-11-21'];

describe('ledger', () => {
  const id = '01900000-0000-7000-8000-000000000001';

  beforeAll(async () => {
    await asApplication("insert into ledger_account (code) values ('a'), ('b')");
    await withTransaction(world.asOperator(), async (tx) => {
      await tx.$client.query(transaction, facts(id, id));
      await tx.$client.query(
        'insert into ledger_entry (transaction_id, ledger_account_id, amount_irr) values ($1, 1, 5), ($1, 2, -5)',
        [id],
      );
    });
  });

  it('refuses a transaction without entries', async () => {
    const other = '01900000-0000-7000-8000-000000000002';
    await expect(asApplication(transaction, facts(other, other))).rejects.toThrow(/has no entries/);
  });

  it('refuses a transaction that does not sum to zero', async () => {
    const other = '01900000-0000-7000-8000-000000000003';
    const unbalanced = withTransaction(world.asOperator(), async (tx) => {
      await tx.$client.query(transaction, facts(other, other));
      await tx.$client.query(
        'insert into ledger_entry (transaction_id, ledger_account_id, amount_irr) values ($1, 1, 5), ($1, 2, -4)',
        [other],
      );
    });
    await expect(unbalanced).rejects.toThrow(/summing to 1/);
  });

  it('refuses legs added to a transaction later, even balanced ones', async () => {
    const later = asApplication(
      'insert into ledger_entry (transaction_id, ledger_account_id, amount_irr) values ($1, 1, 3), ($1, 2, -3)',
      [id],
    );
    await expect(later).rejects.toThrow(/ledger transaction/);
  });

  it('posts the same fact once', async () => {
    await expect(
      asApplication(transaction, facts('01900000-0000-7000-8000-000000000004', id)),
    ).rejects.toThrow(/ledger_transaction_once/);
  });

  it.each([
    'update ledger_entry set amount_irr = 6',
    'delete from ledger_entry',
    'truncate ledger_entry cascade',
    'alter table ledger_entry disable trigger all',
    'delete from audit',
    'update ledger_transaction set kind = kind',
    'delete from payment_event',
    'truncate payment_event',
    'delete from payment_resolution',
    'alter table payment_resolution disable trigger all',
  ])('refuses the application role: %s', async (statement) => {
    await expect(asApplication(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('refuses even the owner an ordinary change of the past', async () => {
    await expect(world.owner.query('update ledger_entry set amount_irr = 6')).rejects.toThrow(/append-only/);
  });
});

describe('application role', () => {
  it('owns no table and cannot step around row-level security', async () => {
    const owned = await world.owner.query(
      "select count(*)::int as n from pg_tables where tableowner = 'hamyar_app'",
    );
    const role = await world.owner.query(
      "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'hamyar_app'",
    );
    expect(owned.rows[0]).toEqual({ n: 0 });
    expect(role.rows[0]).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  });

  it('sees no personal row when nobody has said who acts', async () => {
    await world.owner.query(
      "insert into account (mobile, retain_until) values ('+989120000000', '2031-01-01')",
    );
    const { rows } = await world.pool.query('select count(*)::int as n from account');
    expect(rows[0]).toEqual({ n: 0 });
  });

  it('forces row-level security on every table that holds a person or a province', async () => {
    const { rows } = await world.owner.query(`
      select distinct c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)
        and a.attname in ('account_id', 'mobile', 'donor_mobile', 'recipient_mobile', 'donor_name', 'volunteer_id')`);
    expect(rows).toEqual([]);
  });
});
