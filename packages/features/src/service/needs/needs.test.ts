import { aNeed } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retireTerm } from '../../ground/lists/retire-term.ts';
import { showTerm } from '../../ground/lists/show-term.ts';
import { useTerm } from '../../ground/lists/use-term.ts';
import { needsChecks } from './checks.ts';
import { createNeed } from './create-need.ts';
import { listDeskNeeds } from './list-desk-needs.ts';
import { listNeeds } from './list-needs.ts';
import { type NewNeed, shiftsBetween } from './policy.ts';
import { showNeed } from './show-need.ts';
import { showOverview } from './show-overview.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  for (const check of needsChecks) expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
  await world.close();
});

const fresh: NewNeed = {
  title: 'غربالگری بینایی کودکان',
  description: '',
  countyCode: '0916',
  theme: 'screening',
  targetGroup: 'families',
  venueKind: 'school',
  urgency: 'urgent',
  isRemote: false,
  startsOn: '2026-11-22',
  endsOn: '2026-11-28',
  weekdays: [1, 3],
  startMinute: 540,
  endMinute: 720,
  roles: [{ profession: 'optometrist', count: 2, gender: null, language: null }],
};

describe('registering a need', () => {
  it('makes its shifts on the chosen weekdays in Tehran hours', async () => {
    const made = await createNeed(await world.asStaff('officer', 'IR-09'), fresh);
    expect(made.shifts).toBe(2);
    const need = await showNeed(world.as(), made.number);
    // Sunday 22 and Tuesday 24 November, 9 to 12 in Tehran.
    expect(need.shifts.map(({ startsAt }) => startsAt)).toEqual([
      '2026-11-22T05:30:00.000Z',
      '2026-11-24T05:30:00.000Z',
    ]);
    expect(need).toMatchObject({
      placesLeft: 4,
      province: { code: 'IR-09' },
      profession: { en: 'Optometrist' },
    });
  });

  it('is called in both languages where its office wrote English, and in Persian alone where it left it empty', async () => {
    const officer = await world.asStaff('officer', 'IR-09');
    const both = await createNeed(officer, {
      ...fresh,
      titleEn: 'Eye checks for children',
      descriptionEn: 'Bring your own lenses.',
    });
    expect(await showNeed(world.as(), both.number)).toMatchObject({
      title: { fa: fresh.title, en: 'Eye checks for children' },
      description: { fa: '', en: 'Bring your own lenses.' },
    });
    const one = await createNeed(officer, { ...fresh, titleEn: '' });
    expect(await showNeed(world.as(), one.number)).toMatchObject({
      title: { fa: fresh.title, en: null },
      description: { en: null },
    });
  });

  it('is refused outside the officer’s province, and to those who are no officers', async () => {
    await expect(createNeed(await world.asStaff('officer', 'IR-23'), fresh)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(createNeed(await world.asStaff('auditor', null), fresh)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(createNeed(world.as(), fresh)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it.each([
    [{ countyCode: '9999' }, 'need.unknown_county'],
    [
      { roles: [{ profession: 'wizard', count: 1, gender: null, language: null }] },
      'need.unknown_profession',
    ],
    [{ theme: 'nothing' }, 'need.unknown_term'],
    [{ endsOn: '2026-11-20' }, 'need.end_before_start'],
    [{ endMinute: 540 }, 'need.no_hours'],
    [{ startsOn: '2026-11-01' }, 'need.in_the_past'],
    [{ startsOn: '2026-11-22', endsOn: '2026-11-22', weekdays: [5] }, 'need.no_shift'],
    [{ weekdays: [], endsOn: '2027-11-22' }, 'need.too_many_shifts'],
  ] as const)('names what does not fit: %o', async (change, reason) => {
    const officer = await world.asStaff('officer', 'IR-09');
    await expect(createNeed(officer, { ...fresh, ...change } as NewNeed)).rejects.toMatchObject({ reason });
  });

  it('refuses a theme that was retired, by its field, and the needs that have it keep its words', async () => {
    const { number } = await createNeed(await world.asStaff('officer', 'IR-09'), fresh);
    const nation = await world.asStaff('national_administrator', null);
    const of = { list: 'theme', code: 'screening' } as const;
    const { version } = await showTerm(nation, of);
    await retireTerm(nation, { ...of, version, reason: 'در طرح دیگری آمد' });
    await expect(createNeed(await world.asStaff('officer', 'IR-09'), fresh)).rejects.toMatchObject({
      fields: [{ path: 'theme', reason: 'list.term_retired' }],
    });
    expect(await showNeed(world.as(), number)).toMatchObject({
      theme: { code: 'screening', en: 'Screening' },
    });
    const retired = await showTerm(nation, of);
    await useTerm(nation, { ...of, version: retired.version });
  });

  it('takes every day when no weekday is chosen', () => {
    expect(shiftsBetween({ ...fresh, weekdays: [] })).toHaveLength(7);
  });
});

describe('open needs', () => {
  it('are listed by their next free shift, filtered, and page without gaps', async () => {
    const here = await openWorld();
    for (let hour = 1; hour <= 7; hour += 1)
      await aNeed(here, { shifts: [{ inHours: hour * 10, hours: 2 }] });
    await aNeed(here, { provinceCode: 'IR-23', countyCode: '2301', profession: 'nurse', isRemote: true });
    await aNeed(here, { status: 'draft' });
    await aNeed(here, { status: 'closed' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listNeeds(here.as(), { limit: 3, province: 'IR-09', cursor });
      expect(page.total).toBe(7);
      seen.push(...page.items.map(({ nextStartsAt }) => nextStartsAt ?? ''));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect([...seen].sort()).toEqual(seen);
    expect((await listNeeds(here.as(), { limit: 10, remote: 'yes' })).items).toHaveLength(1);
    expect((await listNeeds(here.as(), { limit: 10, profession: 'nurse' })).total).toBe(1);
    await expect(listNeeds(here.as(), { limit: 10, cursor: 'x' })).rejects.toMatchObject({
      reason: 'cursor.invalid',
    });
    const overview = await showOverview(here.as(), 3);
    expect(overview).toMatchObject({ openNeeds: 8, placesLeft: 8 });
    expect(new Set(overview.urgent.slice(0, 2).map(({ province }) => province.code)).size).toBe(2);
    await here.close();
  });

  it('hide drafts, even by number', async () => {
    const draft = await aNeed(world, { status: 'draft' });
    await expect(showNeed(world.as(), draft.number)).rejects.toMatchObject({ reason: 'need.unknown' });
  });
});

describe('the officer’s desk', () => {
  it('lists the needs of the own province alone', async () => {
    const here = await openWorld();
    const own = await aNeed(here);
    await aNeed(here, { provinceCode: 'IR-23', countyCode: '2301' });
    const list = await listDeskNeeds(await here.asStaff('officer', 'IR-09'), { limit: 10 });
    expect(list.items.map(({ number }) => number)).toEqual([own.number]);
    expect((await listDeskNeeds(await here.asStaff('national', null), { limit: 10 })).items).toHaveLength(2);
    await here.close();
  });
});
