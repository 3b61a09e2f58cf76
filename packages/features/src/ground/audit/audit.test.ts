import { withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { showVolunteer } from '../../service/volunteers/show-volunteer.ts';
import { sealLog } from '../signing/seal-log.ts';
import { anchorAudit } from './anchor-audit.ts';
import { findPerson } from './find-person.ts';
import { listAudit } from './list-audit.ts';
import { listLooks } from './list-looks.ts';
import { sealAudit } from './seal-audit.ts';
import { verifyAudit } from './verify-audit.ts';

let world: World;
let volunteer: MadeVolunteer;
let officer: Ctx;
let auditor: Ctx;
beforeAll(async () => {
  world = await openWorld();
  volunteer = await aVolunteer(world);
  officer = await world.asStaff('officer', 'IR-09');
  auditor = await world.asStaff('auditor', null);
});
afterAll(() => world.close());

const noted = (ctx: Ctx, targetId: string, provinceCode: string | null = 'IR-09') =>
  withTransaction(ctx, (tx) =>
    audit(ctx, tx, {
      action: 'need.closed',
      targetType: 'need',
      targetId,
      provinceCode,
      detail: { b: 1, a: 'x' },
    }),
  );
const seal = () => sealAudit(world.asJob('audit.seal'));
const numberOf = async (targetId: string): Promise<string> => {
  const { rows } = await world.owner.query<{ id: string }>(
    'select id::text from audit where target_id = $1',
    [targetId],
  );
  return rows[0]?.id ?? '';
};
const found = async () => (await verifyAudit(auditor)).findings;

/** As somebody who owns the database could: no rule asked, and everything as it was afterwards. */
async function tampered(sql: string, values: unknown[] = []): Promise<Awaited<ReturnType<typeof found>>> {
  await world.owner.query(
    "create table kept_audit as table audit; create table kept_link as table audit_link; set session_replication_role = 'replica'",
  );
  try {
    await world.owner.query(sql, values);
    return await found();
  } finally {
    await world.owner.query(`delete from audit; delete from audit_link;
      insert into audit overriding system value select * from kept_audit; insert into audit_link select * from kept_link;
      drop table kept_audit, kept_link; set session_replication_role = 'origin'`);
  }
}

describe('the chain over the audit log', () => {
  it('gives every row one link, however often and by how many it is sealed', async () => {
    for (let at = 0; at < 40; at++) await noted(officer, `chained-${at}`);
    const sealed = await Promise.all([seal(), seal(), seal()]);
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(40);
    expect(await seal()).toBe(0);
    const { rows } = await world.owner.query(
      'select count(*)::int as rows, (select count(*)::int from audit_link) as links, (select max(seq)::int from audit_link) as last from audit',
    );
    const [counted] = rows as { rows: number; links: number; last: number }[];
    expect(counted).toEqual({ rows: counted?.rows, links: counted?.rows, last: counted?.rows });
    expect(await verifyAudit(auditor)).toMatchObject({ rows: counted?.rows, findings: [] });
  });

  it('finds each of a hundred single changes, and names the row', async () => {
    const columns = [
      "at = at + interval '1 microsecond'",
      "actor_id = 'somebody'",
      "action = 'need.opened'",
      "target_id = target_id || 'x'",
      "province_code = 'IR-10'",
      'detail = detail || \'{"a": "y"}\'',
      'detail = null',
      'subject_account_id = gen_random_uuid()',
      "actor_kind = 'job'",
      "target_type = 'pledge'",
    ];
    for (let at = 0; at < 10; at++) {
      const id = await numberOf(`chained-${at * 3}`);
      for (const change of columns)
        expect(await tampered(`update audit set ${change} where id = $1`, [id]), change).toEqual([
          { kind: 'changed', at: id },
        ]);
    }
  });

  it('finds a row that was removed, with and without its link', async () => {
    const id = await numberOf('chained-7');
    expect(await tampered('delete from audit where id = $1', [id])).toEqual([{ kind: 'removed', at: id }]);
    const gone = await tampered(
      'with gone as (delete from audit_link where audit_id = $1 returning audit_id) delete from audit where id in (select audit_id from gone)',
      [id],
    );
    expect(gone.map(({ kind }) => kind)).toEqual(['gap', 'changed']);
  });

  it('finds a row that was put in among sealed ones, and one that is sealed long after the time it bears', async () => {
    world.clock.advance(3_600_000);
    await noted(officer, 'later');
    await seal();
    world.clock.advance(3_600_000);
    const put = await tampered(
      `insert into audit (id, at, actor_kind, action, target_type, target_id) overriding system value
       values (-5, $1, 'staff', 'need.closed', 'need', 'put-in')`,
      [world.clock.now()],
    );
    expect(put).toEqual([{ kind: 'inserted', at: '-5' }]);
    await world.owner.query(
      `insert into audit (at, actor_kind, action, target_type, target_id) values ($1, 'staff', 'need.closed', 'need', 'back-dated')`,
      [new Date(world.clock.now().getTime() - 2 * 3_600_000)],
    );
    await seal();
    expect(await found()).toEqual([{ kind: 'inserted', at: await numberOf('back-dated') }]);
    await tampered("delete from audit where target_id = 'back-dated'");
  });

  it('finds a chain that was rewritten or cut off after its head was logged in public', async () => {
    await anchorAudit(world.asJob('audit.anchor'));
    await anchorAudit(world.asJob('audit.anchor'));
    await sealLog(world.asJob('signing.seal-log'));
    const before = await verifyAudit(auditor);
    expect(before.heads).toBe(1);
    const cut = await tampered(
      'with cut as (delete from audit_link where seq > (select max(seq) - 3 from audit_link) returning audit_id) delete from audit where id in (select audit_id from cut)',
    );
    expect(cut.map(({ kind }) => kind)).toContain('head_unknown');
    const rewritten = await tampered(
      "update audit_link set hash = sha256('x') where seq = (select max(seq) from audit_link)",
    );
    expect(rewritten.map(({ kind }) => kind)).toContain('head_unknown');
  });

  it('waits for a transaction that commits late, and gives it a later place', async () => {
    const before = await verifyAudit(auditor);
    await withTransaction(officer, async (tx) => {
      await audit(officer, tx, { action: 'need.closed', targetType: 'need', targetId: 'slow' });
      await noted(officer, 'quick');
      await seal();
    });
    expect(await seal()).toBe(1);
    expect((await verifyAudit(auditor)).findings).toEqual(before.findings);
  });

  it('is written by its own job alone, and changed by nobody', async () => {
    const insert =
      "insert into audit_link (seq, audit_id, hash, sealed_at) values (900000, 900000, sha256('a'), now())";
    for (const ctx of [officer, auditor, world.asJob('payments.reconcile'), world.as()])
      await expect(withTransaction(ctx, (tx) => tx.$client.query(insert))).rejects.toMatchObject({
        code: '42501',
      });
    for (const sql of ["update audit_link set hash = sha256('b')", 'delete from audit_link'])
      await expect(
        withTransaction(world.asJob('audit.seal'), (tx) => tx.$client.query(sql)),
      ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('reading the audit log', () => {
  const page = { limit: 100 };
  it('is for auditors and the nation’s officers, each as far as they reach', async () => {
    await noted(await world.asStaff('officer', 'IR-14'), 'elsewhere', 'IR-14');
    await noted(world.asOperator(), 'nowhere', null);
    const targets = async (ctx: Ctx) => (await listAudit(ctx, page)).items.map(({ targetId }) => targetId);
    expect(await targets(auditor)).toEqual(expect.arrayContaining(['elsewhere', 'nowhere', 'quick']));
    const ofProvince = await targets(await world.asStaff('auditor', 'IR-09'));
    expect(ofProvince).toContain('quick');
    expect(ofProvince).not.toContain('elsewhere');
    expect(ofProvince).not.toContain('nowhere');
    const others = [
      officer,
      await world.asStaff('council', 'IR-09'),
      await world.asStaff('national_administrator', null),
    ];
    for (const ctx of others) await expect(listAudit(ctx, page)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listAudit(world.as(), page)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('shows no row to an officer whose statement forgets to ask', async () => {
    const { rows } = await withTransaction(officer, (tx) =>
      tx.$client.query('select count(*)::int as n from audit where subject_account_id is null'),
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('finds what one person did, what befell one thing, and one day in Tehran', async () => {
    const accountId = officer.rowScope.accountId ?? '';
    const theirs = await listAudit(auditor, { ...page, accountId });
    expect(theirs.items.length).toBeGreaterThan(40);
    expect(new Set(theirs.items.map(({ actorId }) => actorId))).toEqual(new Set([accountId]));
    const thing = await listAudit(auditor, { ...page, targetType: 'need', targetId: 'chained-3' });
    expect(thing.items).toMatchObject([
      {
        action: 'need.closed',
        isSealed: true,
        detail: [
          { name: 'a', value: 'x' },
          { name: 'b', value: '1' },
        ],
      },
    ]);
    expect((await listAudit(auditor, { ...page, on: '2026-11-21' })).items.length).toBeGreaterThan(40);
    expect((await listAudit(auditor, { ...page, on: '2026-11-20' })).items).toEqual([]);
  });

  it('goes on where a page ended, and refuses a cursor that is none', async () => {
    const first = await listAudit(auditor, { limit: 5 });
    const second = await listAudit(auditor, { limit: 5, cursor: first.next ?? '' });
    expect(Number(second.items[0]?.id)).toBeLessThan(Number(first.items[4]?.id));
    await expect(listAudit(auditor, { limit: 5, cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('finds the account of a number and notes that it was asked for', async () => {
    expect(await findPerson(auditor, { mobile: volunteer.mobile })).toEqual({
      accountId: volunteer.accountId,
    });
    const { items } = await listLooks(volunteer.ctx, page);
    expect(items[0]).toMatchObject({ action: 'audit.person_found' });
    await expect(findPerson(auditor, { mobile: '09121111111' })).rejects.toMatchObject({
      reason: 'audit.nobody',
    });
    await expect(findPerson(auditor, { mobile: '12' })).rejects.toMatchObject({ reason: 'mobile.invalid' });
    await expect(findPerson(officer, { mobile: volunteer.mobile })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('whoever is looked at', () => {
  it('reads who looked, when and from which office, and nothing about others', async () => {
    await showVolunteer(officer, volunteer.id);
    const { items } = await listLooks(volunteer.ctx, { limit: 100 });
    expect(items[0]).toMatchObject({ action: 'volunteer.seen', provinceCode: 'IR-09' });
    const other = await aVolunteer(world);
    expect((await listLooks(other.ctx, { limit: 100 })).items).toEqual([]);
    await expect(listLooks(world.as(), { limit: 100 })).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
