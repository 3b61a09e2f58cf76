import { documents } from '@hamyar/contracts';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { printForm } from './print-form.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it.each(documents.formName.options)(
  '%s is drawn in both languages, blank and with what was typed',
  async (form) => {
    const officer = await world.asStaff('officer', 'IR-09');
    for (const locale of ['fa', 'en'] as const) {
      const blank = await printForm(officer, { form, locale });
      expect(Buffer.from(blank.content).subarray(0, 5).toString()).toBe('%PDF-');
      const typed = {
        provinceCode: 'IR-09',
        day: '2026-12-05',
        time: '16:30',
        place: '#panic()',
        subject: '$x$',
      };
      const filled = await printForm(officer, { form, locale, ...typed });
      expect(Buffer.from(filled.content).equals(Buffer.from(blank.content))).toBe(false);
    }
  },
);

it('a visitor is asked to sign in first', async () => {
  await expect(printForm(world.as(), { form: 'handover', locale: 'fa' })).rejects.toMatchObject({
    reason: 'access.sign_in_first',
  });
});
