import { withTransaction } from '@hamyar/db';
import { untilWaiting } from '@hamyar/testing/locks';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importYear } from './import-year.ts';
import { setWeekend } from './set-weekend.ts';
import { showDesk } from './show-desk.ts';
import { showMonth } from './show-month.ts';
import { showPreview } from './show-preview.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const kinds = async (query: { year: number; month: number; province?: string }) =>
  new Map((await showMonth(world.as(), query)).days.map(({ day, kind }) => [day, kind]));
/** How two writings of a table end that have both read before either writes. */
async function bothAt<Input>(
  written: string,
  inputs: readonly Input[],
  write: (input: Input) => Promise<unknown>,
): Promise<string[]> {
  await world.owner.query(`begin; lock table ${written} in share mode`);
  const both = Promise.all(
    inputs.map((input) =>
      write(input).then(
        () => 'done',
        (error: { reason: string }) => error.reason,
      ),
    ),
  );
  await untilWaiting(world, inputs.length);
  await world.owner.query('commit');
  return (await both).toSorted();
}
const table = {
  year: 1405,
  source: 'تقویم رسمی دانشگاه تهران',
  text: '1405/04/04؛ عاشورا؛ تعطیل\n1405/04/03؛ تاسوعا؛ تعطیل',
};

describe('a month', () => {
  it('is shown to anybody with its holidays, and says which of them may still move', async () => {
    const month = await showMonth(world.as(), { year: 1405, month: 4 });
    const moons = month.days.flatMap(({ occasions }) =>
      occasions.filter(({ isProvisional }) => isProvisional),
    );
    expect(moons.map(({ en }) => en)).toEqual(['Tasu’a', 'Ashura']);
    expect(month.source).toBeNull();
    expect(month.days).toHaveLength(31);
    expect((await showMonth(world.as(), {})).month).toBe(8);
  });
});

describe('the weekend', () => {
  it('is set by the administrator of a province from a day on, and nowhere else', async () => {
    const ours = await world.asStaff('provincial_administrator', 'IR-09');
    const { version, may } = await showDesk(ours);
    expect(may).toEqual(['setWeekend']);
    const law = { version, provinceCode: 'IR-09', startsOn: '2026-11-27', offDays: [6, 5], halfDays: [] };
    await setWeekend(ours, law);
    const query = { year: 1405, month: 9 };
    expect((await kinds({ ...query, province: 'IR-09' })).get('2026-12-03')).toBe('off');
    expect((await kinds(query)).get('2026-12-03')).toBe('half');
    await expect(setWeekend(ours, law)).rejects.toMatchObject({ reason: 'case.changed' });
    await expect(setWeekend(ours, { ...law, provinceCode: 'IR-14' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(setWeekend(ours, { ...law, provinceCode: undefined })).rejects.toMatchObject({
      code: 'not_found',
    });
    const officer = await world.asStaff('officer', 'IR-09');
    expect((await showDesk(officer)).may).toEqual([]);
    await expect(setWeekend(officer, law)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('without a free day is refused: nobody may mean that', async () => {
    const ours = await world.asStaff('provincial_administrator', 'IR-09');
    const { version } = await showDesk(ours);
    const law = { version, provinceCode: 'IR-09', startsOn: '2026-11-27', offDays: [], halfDays: [5] };
    await expect(setWeekend(ours, law)).rejects.toMatchObject({
      fields: [{ path: 'offDays', reason: 'calendar.no_day_off' }],
    });
  });

  it('set twice at the same time on what both saw is set by one of them', async () => {
    const ours = await world.asStaff('provincial_administrator', 'IR-09');
    const { version } = await showDesk(ours);
    const law = { version, provinceCode: 'IR-09', offDays: [6, 5], halfDays: [] };
    expect(
      await bothAt('weekend_law', ['2026-11-27', '2026-11-28'], (startsOn) =>
        setWeekend(ours, { ...law, startsOn }),
      ),
    ).toEqual(['case.changed', 'done']);
  });

  it('is known by its newest laws where there are more than are read', async () => {
    await world.owner.query(
      `insert into weekend_law (province_code, starts_on, off_days, half_days, decided_at)
       select 'IR-14', date '2000-01-01' + n, '{6}', '{}', now() from generate_series(1, 200) n`,
    );
    const ours = await world.asStaff('provincial_administrator', 'IR-09');
    const { version } = await showDesk(ours);
    await setWeekend(ours, {
      version,
      provinceCode: 'IR-09',
      startsOn: '2026-11-27',
      offDays: [5, 6],
      halfDays: [],
    });
    expect((await kinds({ year: 1405, month: 9, province: 'IR-09' })).get('2026-12-03')).toBe('off');
  });

  it('changes no day that is over, and is off or half and not both', async () => {
    const ours = await world.asStaff('provincial_administrator', 'IR-09');
    const law = { version: 'x', provinceCode: 'IR-09', startsOn: '2026-11-27', offDays: [6], halfDays: [5] };
    await expect(setWeekend(ours, { ...law, startsOn: '2026-11-20' })).rejects.toMatchObject({
      reason: 'calendar.day_past',
    });
    await expect(setWeekend(ours, { ...law, startsOn: '2029-11-20' })).rejects.toMatchObject({
      reason: 'calendar.day_too_far',
    });
    await expect(setWeekend(ours, { ...law, halfDays: [6] })).rejects.toMatchObject({
      reason: 'calendar.weekday_twice',
    });
  });

  it('of another province stands behind the wall of the database', async () => {
    const ours = await world.asStaff('provincial_administrator', 'IR-09');
    const written = withTransaction(ours, (tx) =>
      tx.$client.query(
        "insert into weekend_law (province_code, starts_on, off_days, half_days, decided_at) values ('IR-14', '2026-01-01', '{0}', '{}', now())",
      ),
    );
    await expect(written).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the official table of a year', () => {
  it('is read whole before it takes the place of what was computed', async () => {
    const nation = await world.asStaff('national_administrator', null);
    const preview = await showPreview(nation, table);
    expect(preview.rows).toHaveLength(2);
    expect(preview.leaving.some(({ name }) => name === 'عاشورای حسینی')).toBe(true);
    expect(await importYear(nation, { version: preview.version, ...table })).toEqual({ year: 1405, days: 2 });
    const month = await showMonth(world.as(), { year: 1405, month: 4 });
    expect(month.source).toBe(table.source);
    expect(month.days.flatMap(({ occasions }) => occasions).some(({ isProvisional }) => isProvisional)).toBe(
      false,
    );
    expect((await kinds({ year: 1405, month: 4 })).get('2026-06-24')).toBe('holiday');
    // Posted twice it is one; another text on the same preview is not what was seen.
    await importYear(nation, { version: preview.version, ...table });
    const other = { ...table, text: '1405/04/06؛ عاشورا؛ تعطیل' };
    await expect(importYear(nation, { version: preview.version, ...other })).rejects.toMatchObject({
      reason: 'case.changed',
    });
  });

  it('imported twice at the same time on what both saw is imported by one of them', async () => {
    const nation = await world.asStaff('national_administrator', null);
    const tables = [table, { ...table, text: '1405/04/06؛ عاشورا؛ تعطیل' }];
    const forms = await Promise.all(
      tables.map(async (one) => ({ ...one, version: (await showPreview(nation, one)).version })),
    );
    expect(await bothAt('calendar_year', forms, (form) => importYear(nation, form))).toEqual([
      'case.changed',
      'done',
    ]);
  });

  it('with a line that nobody can read is not imported', async () => {
    const nation = await world.asStaff('national_administrator', null);
    const broken = { ...table, text: `${table.text}\n1405/13/01؛ هیچ؛ تعطیل` };
    const { version, faults } = await showPreview(nation, broken);
    expect(faults).toMatchObject([{ line: 3, fault: 'day' }]);
    await expect(importYear(nation, { version, ...broken })).rejects.toMatchObject({
      reason: 'calendar.table_faulty',
    });
    await expect(showPreview(nation, { ...table, text: ' ' })).rejects.toMatchObject({
      reason: 'calendar.table_empty',
    });
  });

  it('is the nation’s to import', async () => {
    const ours = await world.asStaff('provincial_administrator', 'IR-09');
    await expect(showPreview(ours, table)).rejects.toMatchObject({ code: 'not_found' });
    await expect(importYear(ours, { version: 'x', ...table })).rejects.toMatchObject({ code: 'not_found' });
  });
});
