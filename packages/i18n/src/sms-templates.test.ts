import { expect, it } from 'vitest';
import { fitTokens, smsParts, smsTemplates } from './sms-templates.ts';

const tokens = {
  link: 'https://hamyar.example/offers/01939b9c-8a4e-7d1c-9a55-0d6b7f3e2a10',
  when: 'چهارشنبه ۳۰ اردیبهشت، ساعت ۱۶:۰۰',
  need: 'ویزیت رایگان پزشکان داوطلب در روستاهای دورافتاده '.repeat(10),
};

it('a text keeps to three parts: its longest name is shortened and says so', () => {
  const fitted = fitTokens('offer', tokens);
  const { text, slots } = smsTemplates.offer;
  const whole = text.replace(
    /%(token\d*)/g,
    (_, slot: string) => fitted[Object.entries(slots).find(([name]) => name === slot)?.[1] ?? ''] ?? '',
  );
  expect(smsParts(whole)).toBe(3);
  expect(fitted['need']).toMatch(/^ویزیت رایگان .+…$/);
  expect(fitted['link']).toBe(tokens.link);
});

it('a short name stays as it is, and a text counts in UTF-16 units', () => {
  expect(fitTokens('offer', { ...tokens, need: 'ویزیت' })['need']).toBe('ویزیت');
  expect([smsParts('😀'.repeat(35)), smsParts('😀'.repeat(36))]).toEqual([1, 2]);
});
