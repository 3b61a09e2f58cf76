import { expect, it } from 'vitest';
import { noticeWords } from './notice-words.ts';

const facts = {
  startsAt: '2026-11-21T12:30:00.000Z',
  need: 'مشاوره',
  amountIrr: '5000000',
  project: 'خانهٔ امن',
  projectEn: 'Safe house',
  count: '12',
};

it('a notice speaks the language of its reader, whatever it was written in', () => {
  expect(noticeWords(facts, 'fa')).toEqual({
    when: 'شنبه ۳۰ آبان، ساعت ۱۶:۰۰',
    need: 'مشاوره',
    amount: '۵۰۰ هزار تومان',
    project: 'خانهٔ امن',
    count: '۱۲',
  });
  const english = noticeWords(facts, 'en');
  // Times and dates hold together by spaces that do not break.
  expect(english['when']?.replace(/\s/g, ' ')).toBe('Sat 30 Aban (21 Nov 2026), 16:00');
  expect(english).toMatchObject({
    amount: '500,000 tomans',
    project: 'Safe house',
    count: '12',
  });
});

it('a time keeps to the four spaces that a text message has for it, on every weekday', () => {
  for (let day = 0; day < 7; day++) {
    const startsAt = new Date(Date.UTC(2026, 10, 21 + day, 12)).toISOString();
    expect(noticeWords({ startsAt }, 'fa')['when']?.split(/\s/).length).toBeLessThanOrEqual(5);
  }
});

it('a notice from before, with its words in it, says them as they are', () => {
  expect(noticeWords({ when: 'فردا', amount: '۵ تومان' }, 'en')).toEqual({ when: 'فردا', amount: '۵ تومان' });
});
