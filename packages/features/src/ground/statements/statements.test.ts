import { statementKinds } from '@hamyar/domain';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { publishStatement } from './publish-statement.ts';
import { showStatement } from './show-statement.ts';

let world: World;
let nation: Ctx;
beforeAll(async () => {
  world = await openWorld();
  nation = await world.asStaff('national_administrator', null);
});
afterAll(() => world.close());

const text = (fa = 'مقدمهٔ این متن', en = 'The lead of this text') => ({
  textFa: `${fa}\n## بخش\n- یک\n- دو`,
  textEn: `${en}\n## Section\n- one\n- two`,
});

describe('a statement', () => {
  it('is there as version 1 from the beginning, in both languages', async () => {
    for (const kind of statementKinds) {
      const shown = await showStatement(world.as(), kind);
      expect(shown).toMatchObject({ number: 1, versions: [{ number: 1 }] });
      expect(shown.fa.sections.length).toBe(shown.en.sections.length);
    }
  });

  it('is published in versions by the nation’s administrators alone, and earlier ones stay readable', async () => {
    const { version } = await showStatement(world.as(), 'terms');
    for (const ctx of [
      world.as(),
      await world.asStaff('provincial_administrator', 'IR-09'),
      await world.asStaff('national', null),
    ])
      await expect(publishStatement(ctx, { kind: 'terms', version, ...text() })).rejects.toMatchObject({
        code: /unauthenticated|forbidden/,
      });
    expect(await publishStatement(nation, { kind: 'terms', version, ...text() })).toEqual({ number: 2 });
    expect((await showStatement(world.as(), 'terms')).en).toEqual({
      lead: 'The lead of this text',
      sections: [{ title: 'Section', items: ['one', 'two'] }],
    });
    expect((await showStatement(world.as(), 'terms', 1)).number).toBe(1);
    await expect(showStatement(world.as(), 'terms', 9)).rejects.toMatchObject({
      reason: 'statement.unknown',
    });
  });

  it('is published once by a form that is posted twice, and never over another version than was seen', async () => {
    const { version } = await showStatement(world.as(), 'privacy');
    const form = { kind: 'privacy' as const, version, ...text() };
    const [one, other] = await Promise.all([publishStatement(nation, form), publishStatement(nation, form)]);
    expect(other).toEqual(one);
    await expect(publishStatement(nation, { ...form, ...text('مقدمهٔ دیگر') })).rejects.toMatchObject({
      reason: 'case.changed',
    });
  });

  it.each([
    ['textFa', { textFa: 'متنی که هیچ بخشی ندارد و تنها مقدمه است' }, 'statement.unread'],
    ['textEn', { textEn: 'A lead\n## One\n- a\n## Two\n- b' }, 'statement.unlike'],
  ])('is refused by its field %s', async (path, more, reason) => {
    const { version } = await showStatement(world.as(), 'accessibility');
    await expect(
      publishStatement(nation, { kind: 'accessibility', version, ...text(), ...more }),
    ).rejects.toMatchObject({ fields: [{ path, reason }] });
  });
});
