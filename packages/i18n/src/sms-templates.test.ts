import { expect, it } from 'vitest';
import { approvedTexts, fitTokens, smsParts, smsTemplateIn, smsTemplates } from './sms-templates.ts';

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

const english = Object.entries(smsTemplates).filter(([key]) => key.endsWith('_en'));

it('each English text has the blanks of its Persian one, a name of its own, and letters of seven bits alone', () => {
  expect(english.length * 2).toBe(Object.keys(smsTemplates).length);
  const persian = new Map(Object.entries(smsTemplates));
  for (const [key, { template, slots, text }] of english) {
    const twin = persian.get(key.replace(/_en$/, ''));
    expect(template, key).toBe(`${twin?.template}-en`);
    expect(slots, key).toEqual(twin?.slots);
    // One sign outside of the alphabet would make parts of 70 of it.
    expect(
      smsParts(
        text
          .replace(/\{host\}|%token\d*/g, '')
          .padEnd(160, 'x')
          .slice(0, 160),
      ),
      key,
    ).toBe(1);
  }
  expect(approvedTexts('https://hamyar.example')['hamyar-code-en']).toContain('@hamyar.example #%token');
});

it('parts of seven-bit letters hold 160 or 153 places, of which some signs take two; one Persian letter makes them 70 or 67', () => {
  expect([smsParts('a'.repeat(160)), smsParts('a'.repeat(161)), smsParts('a'.repeat(307))]).toEqual([
    1, 2, 3,
  ]);
  expect([smsParts('[]'.repeat(40)), smsParts('[]'.repeat(41))]).toEqual([1, 2]);
  expect([smsParts(`${'a'.repeat(69)}ک`), smsParts(`${'a'.repeat(70)}ک`)]).toEqual([1, 2]);
});

it('a text goes out in the language of its reader, and in Persian where it has no English', () => {
  expect([smsTemplateIn('offer', 'en'), smsTemplateIn('offer', 'fa'), smsTemplateIn('newer', 'en')]).toEqual([
    'offer_en',
    'offer',
    'newer',
  ]);
});

it('an English name is cut between words to what the provider’s blank takes, and makes no long parts of a text', () => {
  const need = 'Free visits by volunteer doctors in villages far away from any town of the province';
  const fitted = fitTokens('offer_en', { ...tokens, when: 'Wednesday 30 Ordibehesht, 16:00', need });
  expect(fitted['need']).toBe('Free visits by volunteer doctors in villages far away...');
  expect(fitTokens('offer_en', { ...tokens, when: '30 May', need: 'x'.repeat(150) })['need']).toHaveLength(
    100,
  );
  // A need without English keeps its Persian name, and the whole text keeps to three parts all the same.
  expect(fitTokens('offer_en', tokens)['need']).toMatch(/^ویزیت رایگان .*…$/);
});
