import { CallError, type ErrorBody } from '@hamyar/contracts';
import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setLocaleSource } from '../locale.ts';
import { messageOf, parseForm, refuse, submit } from './form.ts';
import { parseSetCookie } from './set-cookie.ts';

function posted(entries: readonly [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

const schema = z.object({
  mobile: z.string().regex(/^09\d{9}$/),
  amountIrr: z.string().regex(/^\d{1,19}$/),
  bornOn: z.iso.date(),
  channels: z.array(z.string()).min(1),
  note: z.string().max(5).optional(),
});

describe('a posted form', () => {
  it('becomes what the contract expects: digits, rials, stored days, lists', () => {
    const result = parseForm(
      posted([
        ['mobile.digits', '۰۹۱۲ ۳۴۵ ۶۷۸۹'],
        ['amountIrr.toman', '۵۰۰٬۰۰۰'],
        ['bornOn.year', '۱۳۷۰'],
        ['bornOn.month', '1'],
        ['bornOn.day', '1'],
        ['channels[]', ''],
        ['channels[]', 'sms'],
        ['note', ''],
      ]),
      schema,
    );
    expect(result.ok && result.body).toEqual({
      mobile: '09123456789',
      amountIrr: '5000000',
      bornOn: '1991-03-21',
      channels: ['sms'],
    });
  });

  it('keeps what was typed and says in the page language what to mend', () => {
    setLocaleSource(() => 'en');
    const result = parseForm(
      posted([
        ['mobile.digits', '۰۹۱۲'],
        ['amountIrr.toman', 'پانصد'],
        ['bornOn.year', '1404'],
        ['bornOn.month', '12'],
        ['bornOn.day', '30'],
        ['channels[]', ''],
        ['note', 'longer'],
      ]),
      schema,
      { mobile: 'Own words' },
    );
    expect(!result.ok && result.failure.status).toBe(400);
    expect(!result.ok && result.failure.data.values['mobile.digits']).toBe('۰۹۱۲');
    expect(!result.ok && result.failure.data.errors).toEqual({
      mobile: 'Own words',
      amountIrr: 'Write the amount in digits, in tomans.',
      bornOn: 'There is no such day in the calendar.',
      channels: 'This is empty; please fill it in.',
      note: 'Write at most 5 characters.',
    });
  });
});

describe('a refusal of the API', () => {
  const body: ErrorBody = {
    code: 'conflict',
    reason: 'no.such_reason',
    params: {},
    fields: [],
    requestId: 'r-1',
  };

  it('falls back from its reason to its code', () => {
    setLocaleSource(() => 'en');
    expect(messageOf(body)).toContain('does not fit');
  });

  it('says numbers in the digits of the page', () => {
    setLocaleSource(() => 'fa');
    const early = {
      ...body,
      code: 'limit_reached',
      reason: 'code.too_many',
      params: { waitMinutes: 51 },
    } as const;
    expect(messageOf(early)).toContain('۵۱ دقیقه');
    setLocaleSource(() => 'en');
  });
  it('puts field faults beside their fields', () => {
    const cause = new CallError(400, {
      ...body,
      code: 'invalid',
      fields: [{ path: 'body.mobile', reason: 'x.y' }],
    });
    expect(refuse(cause, {}, 'r-1').data).toMatchObject({
      message: null,
      errors: { mobile: expect.any(String) },
    });
  });
  it('gives a code to quote when the fault is ours, and none when it is not', () => {
    expect(refuse(new TypeError('fetch failed'), {}, 'r-1').data.code).toBe('r-1');
    expect(refuse(new CallError(409, body), {}, 'r-1').data.code).toBeNull();
  });
  it('does not swallow what it does not know', () => {
    expect(() => refuse(new Error('other'), {}, 'r-1')).toThrow('other');
  });
});

describe('a form whose act asks anew who it is', () => {
  const confirmFirst = new CallError(403, {
    code: 'forbidden',
    reason: 'access.confirm_first',
    params: {},
    fields: [],
    requestId: 'r-1',
  });
  const kept: unknown[] = [];
  const sent = (keepForm: App.Locals['keepForm']) => {
    const body = posted([['note', 'متن']]);
    const event = {
      request: new Request('http://web.invalid/desk', { method: 'POST', body }),
      url: new URL('http://web.invalid/desk'),
      locals: { requestId: 'r-1', keepForm },
    };
    return submit(event as unknown as RequestEvent, z.object({ note: z.string() }), () =>
      Promise.reject(confirmFirst),
    );
  };

  it('is kept, and its sender goes to show it', async () => {
    const going = sent(async (fields) => kept.push(fields) > 0);
    await expect(going).rejects.toMatchObject({ status: 303, location: expect.stringContaining('confirm') });
    expect(kept).toEqual([[['note', 'متن']]]);
  });

  it('stays on its page with what was written when the API has gone away', async () => {
    const busy = new CallError(503, { ...confirmFirst.body, code: 'unavailable', reason: 'x.y' });
    for (const cause of [new TypeError('fetch failed'), busy])
      expect(await sent(() => Promise.reject(cause))).toMatchObject({
        status: 503,
        data: { values: { note: 'متن' }, code: 'r-1' },
      });
  });
});

describe('a cookie of the API', () => {
  it('keeps its value and life, loses the internal domain', () => {
    const cookie = parseSetCookie(
      'session=a%2Fb; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=60; Domain=api',
    );
    expect(cookie).toEqual({
      name: 'session',
      value: 'a%2Fb',
      options: { path: '/', httpOnly: true, secure: true, sameSite: 'strict', maxAge: 60 },
    });
    expect(parseSetCookie('nonsense')).toBeNull();
  });
});

describe('how a thing was typed', () => {
  const plain = z.strictObject({
    isRemote: z.boolean(),
    isAnonymous: z.boolean().default(false),
    radiusKm: z.number().int().min(1).max(100),
  });
  const read = (entries: readonly [string, string][]) => parseForm(posted(entries), plain);

  it('is undone, so that the contract sees numbers and yes or no', () => {
    const answered = read([
      ['isRemote.flag', 'no'],
      ['isAnonymous.flag', 'yes'],
      ['radiusKm.number', '۲۵'],
    ]);
    expect(answered.ok && answered.body).toEqual({ isRemote: false, isAnonymous: true, radiusKm: 25 });
  });

  it('leaves out a box that was not ticked, and asks for a choice that was not made', () => {
    const unticked = read([
      ['isRemote.flag', 'yes'],
      ['radiusKm.number', '25'],
    ]);
    expect(unticked.ok && unticked.body.isAnonymous).toBe(false);
    const silent = read([['radiusKm.number', '25']]);
    expect(!silent.ok && silent.failure.data.errors).toEqual({
      isRemote: 'This is empty; please fill it in.',
    });
  });

  it('reads no amount at all as zero, so that what is refused is how little it is', () => {
    const money = z.strictObject({ amountIrr: z.string().regex(/^\d{1,19}$/) });
    const answered = parseForm(posted([['amountIrr.toman', '۰ تومان']]), money);
    expect(answered.ok && answered.body).toEqual({ amountIrr: '0' });
  });

  it('is refused when it is neither, never taken for another', () => {
    for (const text of ['2-5', '2 5', '0x10', '1e1', '۲۵ کیلومتر', '25.5']) {
      const result = read([
        ['isRemote.flag', 'yes'],
        ['radiusKm.number', text],
      ]);
      expect(!result.ok && Object.keys(result.failure.data.errors)).toEqual(['radiusKm']);
      expect(!result.ok && result.failure.data.values['radiusKm.number']).toBe(text);
    }
    const odd = read([
      ['isRemote.flag', 'perhaps'],
      ['radiusKm.number', '25'],
    ]);
    expect(!odd.ok && Object.keys(odd.failure.data.errors)).toEqual(['isRemote']);
  });
});
