import { withTransaction } from '@hamyar/db';
import { firstLists, type ListName } from '@hamyar/domain';
import { systemChance } from '@hamyar/platform';
import { aNeed } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { listTerms } from '../places/list-terms.ts';
import { addTerm } from './add-term.ts';
import { listsChecks } from './checks.ts';
import { listDesk } from './list-desk.ts';
import { listServices } from './list-services.ts';
import { listsOf } from './lists-of.ts';
import { placeTerm } from './place-term.ts';
import { whyNotTerm } from './policy.ts';
import { retireTerm } from './retire-term.ts';
import { reviseTerm } from './revise-term.ts';
import { showDesk } from './show-desk.ts';
import { showTerm } from './show-term.ts';
import { useTerm } from './use-term.ts';

let world: World;
let nation: Ctx;
beforeAll(async () => {
  world = await openWorld();
  nation = await world.asStaff('national_administrator', null);
});
afterAll(() => world.close());

let made = 0;
const form = (more: object = {}) => ({
  formKey: systemChance.newId(),
  code: `word_${++made}`,
  nameFa: `واژهٔ ${made}`,
  nameEn: `Word number ${made}`,
  themes: [],
  ...more,
});
const seen = async (list: ListName, code: string) => (await showTerm(nation, { list, code })).version;
const use = async (list: ListName, code: string) =>
  useTerm(nation, { list, code, version: await seen(list, code) });
const retire = async (list: ListName, code: string) =>
  retireTerm(nation, { list, code, version: await seen(list, code), reason: 'دیگر به کار نمی‌رود' });
const current = (ctx: Ctx = world.as()) => withTransaction(ctx, (tx) => listsOf(ctx, tx));
const themeOffered = async (code: string) =>
  (await listTerms(world.as())).themes.find((theme) => theme.code === code);

describe('the lists', () => {
  it('stand from the beginning as version 1 of each term, in order, and forms offer them', async () => {
    const lists = await current();
    for (const [list, terms] of Object.entries(firstLists.lists))
      expect(
        Object.entries(lists)
          .find(([name]) => name === list)?.[1]
          .map(({ code }) => code)
          .sort(),
      ).toEqual(terms.map(({ code }) => code).sort());
    const { themes, intentions, targetGroups } = await listTerms(world.as());
    expect(themes.map(({ code }) => code)).toEqual(firstLists.lists.theme.map(({ code }) => code));
    expect(intentions[0]).toEqual({ code: 'general', fa: 'عمومی', en: 'General' });
    expect(targetGroups.at(-1)?.code).toBe('other');
  });

  it('are worded, ordered, added and retired by the nation’s administrators alone, and read by everybody', async () => {
    const version = await seen('theme', 'children');
    const of = { list: 'theme' as const, code: 'children', version };
    for (const ctx of [
      world.as(),
      await world.asStaff('provincial_administrator', 'IR-09'),
      await world.asStaff('national', null),
    ]) {
      const refused = { code: expect.stringMatching(/unauthenticated|forbidden/) };
      await expect(addTerm(ctx, { list: 'theme', ...form() })).rejects.toMatchObject(refused);
      await expect(
        reviseTerm(ctx, { ...of, nameFa: 'بچه‌ها', nameEn: 'Kids', themes: [] }),
      ).rejects.toMatchObject(refused);
      await expect(useTerm(ctx, of)).rejects.toMatchObject(refused);
      await expect(retireTerm(ctx, { ...of, reason: 'بی‌دلیل' })).rejects.toMatchObject(refused);
      await expect(placeTerm(ctx, { ...of, place: 1 })).rejects.toMatchObject(refused);
      await expect(showTerm(ctx, of)).rejects.toMatchObject(refused);
      expect((await listServices(ctx)).stages.length).toBeGreaterThan(0);
    }
  });

  it('are written past the application by nobody else either, and no version is changed by anybody', async () => {
    const write = (ctx: Ctx, sql: string) => withTransaction(ctx, (tx) => tx.$client.query(sql));
    const province = await world.asStaff('provincial_administrator', 'IR-09');
    expect((await write(province, "update list_term set place = 9 where code = 'elders'")).rowCount).toBe(0);
    await expect(
      write(
        province,
        "insert into list_term (list, code, state, place, created_at) values ('theme', 'mine', 'in_use', 1, now())",
      ),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(world.owner.query("update list_term_version set name_fa = 'x'")).rejects.toThrow();
    await expect(world.owner.query("delete from list_term where code = 'elders'")).rejects.toThrow();
    await expect(
      world.owner.query("update list_term set code = 'old_people' where code = 'elders'"),
    ).rejects.toThrow();
  });

  it('tell how many terms stand in each state', async () => {
    const { code } = await addTerm(nation, { list: 'target_group', ...form() });
    const row = (await listDesk(nation)).lists.find(({ list }) => list === 'target_group');
    expect(row).toMatchObject({ inUse: 13, drafts: 1, retired: 0 });
    expect((await showDesk(nation, 'target_group')).terms.at(-1)).toMatchObject({
      code,
      state: 'draft',
      place: 14,
    });
  });
});

describe('a term', () => {
  it('is a draft that nobody is offered until it is brought into use, and then is offered at once', async () => {
    const { code } = await addTerm(nation, { list: 'theme', ...form() });
    expect(await themeOffered(code)).toBeUndefined();
    expect(whyNotTerm((await current()).theme, code)).toBe('unknown');
    await use('theme', code);
    expect(await themeOffered(code)).toBeDefined();
    const again = { list: 'theme' as const, code, version: await seen('theme', code) };
    await expect(useTerm(nation, again)).rejects.toMatchObject({ reason: 'list.in_use_already' });
  });

  it('that another process changed is seen within half a minute', async () => {
    const { code } = await addTerm(nation, { list: 'theme', ...form() });
    await current();
    await world.owner.query("update list_term set state = 'in_use' where code = $1", [code]);
    expect(await themeOffered(code)).toBeUndefined();
    world.clock.advance(30_000);
    expect(await themeOffered(code)).toBeDefined();
  });

  it('is added once by a form that is posted twice, and never under a code or word that is taken', async () => {
    const once = { list: 'theme' as const, ...form() };
    const [one, other] = await Promise.all([addTerm(nation, once), addTerm(nation, once)]);
    expect(other).toEqual(one);
    await expect(addTerm(nation, { ...once, nameFa: 'نام دیگر' })).rejects.toMatchObject({
      reason: 'list.form_used',
    });
    const taken = (more: object) => addTerm(nation, { list: 'theme', ...form(more) });
    await expect(taken({ code: 'elders' })).rejects.toMatchObject({
      fields: [{ path: 'code', reason: 'list.code_taken' }],
    });
    await expect(taken({ nameFa: 'سالمندان' })).rejects.toMatchObject({
      fields: [{ path: 'nameFa', reason: 'list.word_taken' }],
    });
    await expect(taken({ synonyms: 'تازه\nمسكن' })).rejects.toMatchObject({
      fields: [{ path: 'synonyms', reason: 'list.word_taken' }],
    });
    const many = Array.from({ length: 51 }, (_, at) => `نگارش ${at}`).join('\n');
    await expect(taken({ synonyms: many })).rejects.toMatchObject({ reason: 'list.too_many_synonyms' });
  });

  it('is worded anew in versions with who and why, never over another than was seen, and shows so everywhere', async () => {
    await aNeed(world);
    const of = { list: 'theme' as const, code: 'mental_health' };
    const version = await seen('theme', 'mental_health');
    const words = {
      nameFa: 'تندرستی روان',
      nameEn: 'Health of the mind',
      themes: [],
      synonyms: 'روان',
      note: 'نام گویاتر',
    };
    expect(await reviseTerm(nation, { ...of, version, ...words })).toEqual({ number: 2 });
    expect(await reviseTerm(nation, { ...of, version, ...words })).toEqual({ number: 2 });
    await expect(reviseTerm(nation, { ...of, version, ...words, nameEn: 'Mind' })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    expect(await themeOffered('mental_health')).toMatchObject({
      fa: 'تندرستی روان',
      en: 'Health of the mind',
    });
    const { versions, uses } = await showTerm(nation, of);
    expect(versions).toMatchObject([
      { number: 2, note: 'نام گویاتر' },
      { number: 1, fa: 'سلامت روان', by: null },
    ]);
    expect(uses).toContainEqual({ use: 'needs', count: 1 });
  });

  it('that is retired is refused by forms and keeps its words, and comes back when it is wanted', async () => {
    await retire('theme', 'screening');
    const lists = await current();
    expect(whyNotTerm(lists.theme, 'screening')).toBe('retired');
    expect(lists.theme.find(({ code }) => code === 'screening')?.fa).toBe('غربالگری');
    expect(await themeOffered('screening')).toBeUndefined();
    const version = await seen('theme', 'screening');
    await expect(
      retireTerm(nation, { list: 'theme', code: 'screening', version, reason: 'بار دوم' }),
    ).rejects.toMatchObject({ reason: 'list.not_in_use' });
    await use('theme', 'screening');
    expect(await themeOffered('screening')).toBeDefined();
  });

  it('that a rule names is never retired', async () => {
    for (const [list, code] of [
      ['theme', 'housing'],
      ['intention', 'general'],
    ] as const) {
      expect((await showTerm(nation, { list, code })).may).not.toContain('retire');
      await expect(retire(list, code)).rejects.toMatchObject({ reason: 'list.term_fixed' });
    }
  });

  it('moves among its siblings, who close the gap', async () => {
    const order = async () =>
      (await showDesk(nation, 'intention')).terms.map(({ code, place }) => `${place} ${code}`);
    await placeTerm(nation, {
      list: 'intention',
      code: 'nazr',
      version: await seen('intention', 'nazr'),
      place: 2,
    });
    expect((await order()).slice(0, 4)).toEqual(['1 general', '2 nazr', '3 sadaqah', '4 zakat']);
    expect((await listTerms(world.as())).intentions[1]?.code).toBe('nazr');
  });
});

describe('a list', () => {
  it('has an end, which whoever adds the next term is told', async () => {
    await world.owner.query(
      `insert into list_term (list, code, state, place, created_at)
       select 'target_group', 'many_' || n, 'draft', 100 + n, now() from generate_series(1, 300) n`,
    );
    await world.owner.query(
      `insert into list_term_version (list, code, number, name_fa, name_en, recorded_at)
       select list, code, 1, 'گروه ' || code, code, now() from list_term where code like 'many\_%'`,
    );
    await expect(addTerm(nation, { list: 'target_group', ...form() })).rejects.toMatchObject({
      code: 'limit_reached',
      reason: 'list.full',
    });
  });
});

describe('a service', () => {
  it('belongs to a stage of life and to themes that are offered', async () => {
    const add = (more: object) => addTerm(nation, { list: 'service', ...form(more) });
    await expect(add({})).rejects.toMatchObject({
      fields: [{ path: 'parent', reason: 'list.parent_missing' }],
    });
    await expect(add({ parent: 'middle_age' })).rejects.toMatchObject({
      fields: [{ path: 'parent', reason: 'list.term_unknown' }],
    });
    await expect(add({ parent: 'youth', themes: ['nothing'] })).rejects.toMatchObject({
      fields: [{ path: 'themes', reason: 'list.term_unknown' }],
    });
    await expect(addTerm(nation, { list: 'theme', ...form({ themes: ['elders'] }) })).rejects.toMatchObject({
      reason: 'list.themes_not_here',
    });
    const { code } = await add({ parent: 'youth', themes: ['education'] });
    await use('service', code);
    const youth = (await listServices(world.as())).stages.find((stage) => stage.code === 'youth');
    expect(youth?.services.at(-1)).toMatchObject({ code, themes: [{ code: 'education' }] });
  });

  it('stands in the public catalogue from before birth to after death, and leaves it when it or its stage is retired', async () => {
    const stages = async () => (await listServices(world.as())).stages;
    expect((await stages()).map(({ code }) => code)).toEqual(
      firstLists.lists.life_stage.map(({ code }) => code),
    );
    await retire('service', 'burial_support');
    expect((await stages()).at(-1)?.services.map(({ code }) => code)).toEqual([
      'bereavement_counselling',
      'survivors_support',
    ]);
    expect((await showTerm(nation, { list: 'life_stage', code: 'after_death' })).uses).toEqual([
      { use: 'services', count: 2 },
    ]);
    await retire('life_stage', 'after_death');
    expect((await stages()).map(({ code }) => code)).not.toContain('after_death');
    await expect(use('service', 'burial_support')).rejects.toMatchObject({ reason: 'list.term_retired' });
  });
});

it('every check of the lists holds over all of this', async () => {
  for (const { title, sql } of listsChecks.slice(0, 2))
    expect((await world.owner.query(sql)).rows, title).toEqual([]);
});
