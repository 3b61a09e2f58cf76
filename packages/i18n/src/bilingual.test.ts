import { expect, it } from 'vitest';
import { isPersianIn, saidIn } from './bilingual.ts';

it('an English page shows English where somebody wrote it, else Persian, which it marks; a Persian page marks nothing', () => {
  const both = { fa: 'ویزیت', en: 'Visits' };
  const one = { fa: 'ویزیت', en: null };
  expect([saidIn(both, 'fa'), saidIn(both, 'en'), saidIn(one, 'en')]).toEqual(['ویزیت', 'Visits', 'ویزیت']);
  expect([isPersianIn(both, 'en'), isPersianIn(one, 'en'), isPersianIn(one, 'fa')]).toEqual([
    false,
    true,
    false,
  ]);
});
