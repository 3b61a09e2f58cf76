import { withTransaction } from '@hamyar/db';
import { allProvinces } from '@hamyar/domain';
import { systemChance } from '@hamyar/platform';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { importTable } from './import-table.ts';
import { listIndicators } from './list-indicators.ts';
import { recordClaim } from './record-claim.ts';
import { showTable } from './show-table.ts';
import { withdrawClaim } from './withdraw-claim.ts';

let world: World;
let national: Ctx;
beforeAll(async () => {
  world = await openWorld();
  national = await world.asStaff('national', null);
});
afterAll(() => world.close());

const said = {
  indicator: 'staff',
  figure: '۱۷٬۵۰۰',
  kind: 'measured' as const,
  asOf: '2026-10-01',
  asOfPrecision: 'day' as const,
  sourceTitle: 'گزارش سالانه',
  confidence: 'stated' as const,
};
const form = (more: object = {}) => ({ ...said, ...more, formKey: systemChance.newId() });
const shown = async (key: string, province?: string) =>
  (await listIndicators(world.as(), { province })).indicators.find((one) => one.key === key);

describe('what is said of the organisation', () => {
  it('is there from the beginning, conflicting claims side by side, each with its source', async () => {
    const people = await shown('people-covered');
    expect(people?.differ).toBe(true);
    expect(people?.claims.map(({ low, high, province }) => [low, high, province?.code])).toEqual([
      ['8000000', null, undefined],
      ['7000000', '7000000', undefined],
      ['91000', '91000', 'IR-14'],
    ]);
    expect(people?.claims.every(({ source }) => source.title !== '')).toBe(true);
    expect((await listIndicators(world.as(), {})).indicators.length).toBeGreaterThan(30);
    expect((await shown('people-covered', 'IR-14'))?.claims).toHaveLength(1);
    expect(await shown('people-covered', 'IR-23')).toBeUndefined();
  });

  it('is recorded by the nation’s officers alone, and shown at once', async () => {
    for (const ctx of [
      world.as(),
      await world.asStaff('officer', 'IR-09'),
      await world.asStaff('auditor', null),
    ])
      await expect(recordClaim(ctx, form())).rejects.toMatchObject({ code: /unauthenticated|forbidden/ });
    await recordClaim(national, form());
    expect((await shown('staff'))?.claims[0]).toMatchObject({ low: '17500', asOf: '2026-10-01', may: [] });
    expect((await shown('staff'))?.differ).toBe(true);
  });

  it('is written once by a form that is posted twice, and a form says one thing', async () => {
    const one = form({ sourceTitle: 'یک بار' });
    const [first, second] = await Promise.all([recordClaim(national, one), recordClaim(national, one)]);
    expect(second).toEqual(first);
    await expect(recordClaim(national, { ...one, figure: '5' })).rejects.toMatchObject({
      reason: 'indicator.form_used',
    });
  });

  it.each([
    ['figure', { figure: 'زیاد' }, 'indicator.figure_unread'],
    ['figure', { figure: '۹۶٪' }, 'indicator.percent_elsewhere'],
    [
      'figure',
      { indicator: undefined, nameFa: 'سهم نو', unit: 'people', figure: '96%' },
      'indicator.percent_elsewhere',
    ],
    ['nameFa', { indicator: undefined }, 'indicator.name_missing'],
    ['indicator', { indicator: 'nothing-like-it' }, 'indicator.unknown'],
    ['countyCode', { provinceCode: 'IR-09', countyCode: '1402' }, 'indicator.county_elsewhere'],
    ['asOf', { asOf: '2027-01-01' }, 'indicator.day_to_come'],
    ['nameFa', { indicator: undefined, nameFa: 'کارکنان سازمان', unit: 'people' }, 'indicator.name_taken'],
  ])('is refused by its field %s', async (_field, more, reason) => {
    await expect(recordClaim(national, form(more))).rejects.toMatchObject({ reason });
  });

  it('differs only where two claims that are shown differ: the twentieth is the last', async () => {
    const named = { indicator: undefined, nameFa: 'پایگاه‌های سنجش', unit: 'count' as const };
    await recordClaim(national, form({ ...named, figure: '9', provinceCode: allProvinces[0]?.code }));
    const key = (await listIndicators(world.as(), {})).indicators.find(
      ({ name }) => name.fa === named.nameFa,
    )?.key;
    const say = (more: object) => recordClaim(national, form({ indicator: key, figure: '9', ...more }));
    const others = allProvinces.slice(1).toSorted((one, other) => (one.code < other.code ? -1 : 1));
    for (const { code } of others) await say({ provinceCode: code });
    await say({ provinceCode: others.at(-1)?.code, figure: '5' });
    await say({});
    const counted = await shown(key ?? '');
    expect(counted?.claims).toHaveLength(20);
    // The nation's one, thirty-one provinces and a second of the last: the page says how many it leaves.
    expect(counted?.left).toBe(13);
    expect((await shown(key ?? '', others.at(-1)?.code))?.claims).toHaveLength(2);
    expect(counted?.claims[0]?.province).toBeNull();
    expect(counted?.differ).toBe(false);
    await say({ figure: '5' });
    expect((await shown(key ?? ''))?.differ).toBe(true);
  });

  it('is withdrawn by who saw it as it is, with a reason, and once', async () => {
    const { id } = await recordClaim(national, form({ sourceTitle: 'نادرست' }));
    const claim = (await listIndicators(national, {})).indicators
      .flatMap(({ claims }) => claims)
      .find((one) => one.id === id);
    expect(claim?.may).toEqual(['withdraw']);
    const input = { claimId: id, version: claim?.version ?? '', reason: 'از روی اشتباه بود' };
    await expect(withdrawClaim(await world.asStaff('officer', 'IR-09'), input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(withdrawClaim(national, { ...input, version: 'x' })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    await withdrawClaim(national, input);
    await expect(withdrawClaim(national, input)).rejects.toMatchObject({ reason: 'case.changed' });
    expect(JSON.stringify(await listIndicators(world.as(), {}))).not.toContain('نادرست');
  });

  it('cannot be changed by a statement, not even of the nation’s officer', async () => {
    const tried = (sql: string, ctx = national) => withTransaction(ctx, (tx) => tx.$client.query(sql));
    await expect(tried('update indicator_claim set low = 1')).rejects.toMatchObject({ code: 'HY002' });
    await expect(tried('delete from indicator_claim')).rejects.toMatchObject({ code: '42501' });
    await expect(tried("update indicator set unit = 'irr'")).rejects.toMatchObject({ code: '42501' });
    const insert = "insert into indicator (key, name_fa, unit) values ('x', 'x', 'count')";
    await expect(tried(insert, await world.asStaff('officer', 'IR-09'))).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('a table of claims', () => {
  const table = `شاخص;مقدار;تاریخ;استان;منبع
کارکنان سازمان;۱۷۹۰۰;۱۴۰۵/۰۶/۳۱;;گزارش نیمه‌سال
people-covered;~95000;1405/06/31;چهارمحال و بختیاری;گزارش استان`;

  it('is read first, row by row, and written whole by the same reading', async () => {
    const read = await showTable(national, { table });
    expect(read).toMatchObject({
      accepted: 2,
      rows: [
        { line: 2, reason: null },
        { line: 3, reason: null },
      ],
    });
    const input = { formKey: systemChance.newId(), table, version: read.version };
    await expect(importTable(national, { ...input, version: 'x' })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    expect(await importTable(national, input)).toEqual({ written: 2 });
    expect(await importTable(national, input)).toEqual({ written: 2 });
    await expect(importTable(national, { ...input, table: `${table}\n` })).rejects.toMatchObject({
      reason: 'indicator.form_used',
    });
    const people = await shown('people-covered', 'IR-14');
    expect(people?.claims[0]).toMatchObject({ low: '95000', isApproximate: true, asOf: '2026-09-22' });
  });

  it.each([
    ['نیست;1;1405/01/01;;م‌منبع', 'indicator.unknown'],
    ['staff;زیاد;1405/01/01;;منبع', 'indicator.figure_unread'],
    ['staff;96%;1405/01/01;;منبع', 'indicator.percent_elsewhere'],
    ['staff;1;دیروز;;منبع', 'indicator.day_unread'],
    ['staff;1;1405/01/01;ناکجا;منبع', 'indicator.place_unknown'],
    ['staff;1;1405/01/01;;', 'indicator.row_unread'],
    ['staff;1;1406/01/01;;منبع', 'indicator.day_to_come'],
  ])('with the line %s says why, and writes nothing', async (line, reason) => {
    const faulty = `${table}\n${line}`;
    const read = await showTable(national, { table: faulty });
    expect(read.rows[2]).toMatchObject({ line: 4, reason });
    await expect(
      importTable(national, { formKey: systemChance.newId(), table: faulty, version: read.version }),
    ).rejects.toMatchObject({ reason: 'indicator.table_faulty' });
  });

  it('that is none, or longer than 500 lines, is refused', async () => {
    await expect(showTable(national, { table: 'سلام' })).rejects.toMatchObject({
      reason: 'indicator.table_unread',
    });
    await expect(showTable(national, { table: 'a;b;c\n1;2;3' })).rejects.toMatchObject({
      reason: 'indicator.table_unread',
    });
    for (const broken of [
      `${table}\n"کارکنان;1;1405/01/01;;منبع`,
      'indicator;value;source;value\nstaff;1;x;2',
    ])
      await expect(showTable(national, { table: broken })).rejects.toMatchObject({
        reason: 'indicator.table_unread',
      });
    const long = `indicator;value;source\n${'staff;1;source\n'.repeat(501)}`;
    await expect(showTable(national, { table: long })).rejects.toMatchObject({
      reason: 'indicator.table_long',
    });
    await expect(showTable(world.as(), { table })).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
