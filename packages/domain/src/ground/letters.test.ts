import { expect, it } from 'vitest';
import {
  bodyProblem,
  letterBytes,
  letterFacts,
  letterNumber,
  letterOffice,
  paragraphsOf,
} from './letters.ts';

it('a letter is numbered by office and year, the nation’s too', () => {
  expect(letterNumber(letterOffice('IR-09'), 1405, 12)).toBe('IR-09/1405/12');
  expect(letterNumber(letterOffice(null), 1405, 1)).toBe('IR/1405/1');
});

it('a paragraph is a line; blank ones are none', () => {
  expect(paragraphsOf('با سلام\n\n  متن نامه \n')).toEqual(['با سلام', 'متن نامه']);
});

it.each([
  ['a line', null],
  [Array.from({ length: 20 }, () => 'x').join('\n'), null],
  [Array.from({ length: 21 }, () => 'x').join('\n'), 'too_many_paragraphs'],
  ['x'.repeat(2_001), 'paragraph_too_long'],
])('a body fits on the paper, or says why not', (body, problem) => {
  expect(bodyProblem(body)).toBe(problem);
});

it('the bytes of a letter stay what they were when the first one was issued', () => {
  const facts = letterFacts({
    number: 'IR-09/1405/12',
    day: '2026-11-28',
    office: 'IR-09',
    addressee: 'شهرداری مشهد',
    subject: 'جا برای کلینیک',
    body: 'با سلام\nمتن',
    attachments: [{ fileName: 'نقشه.pdf', bytes: 10, sha256: 'aa' }],
    signerName: 'مینا نمونه',
    signerRole: 'officer',
  });
  expect(new TextDecoder().decode(letterBytes(facts))).toBe(
    '{"number":"IR-09/1405/12","date":"2026-11-28","office":"IR-09","to":"شهرداری مشهد","subject":"جا برای کلینیک",' +
      '"paragraphs":["با سلام","متن"],"attachments":[{"name":"نقشه.pdf","bytes":10,"sha256":"aa"}],' +
      '"signer":{"name":"مینا نمونه","role":"officer"}}',
  );
});
