import { expect, it } from 'vitest';
import { approvedTexts } from './sms-templates.ts';

it('the text of a code names the site it is for, whatever that is called', () => {
  expect(approvedTexts('https://hamyar.example/')['hamyar-code']).toMatch(/\n@hamyar\.example #%token$/);
  expect(Object.values(approvedTexts('https://hamyar.example')).join()).not.toContain('{host}');
});
