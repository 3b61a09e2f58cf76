import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { merchantA, merchantB } from '../testing.ts';
import { behaviours } from './behaviours.ts';
import { gateway, open, order, press, sandbox } from './payer-for-tests.ts';

/** Long enough for the sandbox to have recorded the call, on a busy machine too. */
const recordedMs = 1_000;

async function paid(amountIrr = order.amountIrr): Promise<string> {
  const authority = await open(amountIrr);
  await press(authority, 'pay');
  return authority;
}

test('a successful payment comes back with OK and verifies once as first, then as a repeat', async () => {
  const authority = await open();
  expect(authority).toMatch(/^A[0-9A-Za-z]{35}$/);
  expect((await press(authority, 'pay')).hint).toEqual({ kind: 'callback', authority, hint: 'ok' });
  const first = await gateway().verify({ authority, amountIrr: order.amountIrr });
  expect(first).toMatchObject({ kind: 'verified', first: true, feeIrr: 25_000n });
  if (first.kind === 'verified') {
    expect(first.refId).toMatch(/^\d+$/);
    expect(first.cardMask).toMatch(/^\d{6}\*{6}\d{4}$/);
    expect(first.cardHash).toMatch(/^[0-9A-F]{64}$/);
  }
  expect(await gateway().verify({ authority, amountIrr: order.amountIrr })).toEqual({
    ...first,
    first: false,
  });
});

test('a page of the bank is Persian, labelled as a trial and has every button', async () => {
  const markup = await (await fetch(gateway().redirectUrl(await open()))).text();
  for (const text of ['dir="rtl"', 'درگاه آزمایشی', 'sandbox', 'خانهٔ امید', '۵٬۰۰۰٬۰۰۰', '۵۰۰٬۰۰۰']) {
    expect(markup).toContain(text);
  }
  for (const [action, { ending }] of Object.entries(behaviours)) {
    expect(markup).toContain(`value="${action}"`);
    if (ending) expect(markup).toContain(`پایان مبلغ: ${ending}`);
  }
  expect(markup).not.toContain('<script');
});

test('a description cannot put markup on the page', async () => {
  const result = await gateway().request({ ...order, description: '<script>alert(1)</script>' });
  const authority = result.kind === 'ready' ? result.authority : '';
  expect(await (await fetch(gateway().redirectUrl(authority))).text()).not.toContain('<script');
});

test('cancelling comes back with NOK and cannot be verified or paid again', async () => {
  const authority = await open();
  expect((await press(authority, 'cancel')).hint).toMatchObject({ hint: 'nok' });
  expect(await gateway().verify({ authority, amountIrr: order.amountIrr })).toEqual({ kind: 'not_paid' });
  expect(await gateway().inquire({ authority })).toEqual({ kind: 'found', state: 'failed' });
  expect((await press(authority, 'pay')).status).toBe(410);
});

test('insufficient funds stay at the bank and allow another try', async () => {
  const authority = await open();
  const refused = await press(authority, 'insufficient');
  expect(refused).toMatchObject({ status: 402, location: null });
  expect(refused.body).toContain('موجودی این کارت کافی نیست');
  expect((await press(authority, 'pay')).hint).toMatchObject({ hint: 'ok' });
});

test('an OK hint for an unpaid session does not verify', async () => {
  const authority = await open();
  expect(await gateway().verify({ authority, amountIrr: order.amountIrr })).toEqual({ kind: 'not_paid' });
  expect(await gateway().inquire({ authority })).toEqual({ kind: 'found', state: 'in_bank' });
});

test('a closed page leaves money that only the unverified list and an inquiry tell of', async () => {
  const authority = await open();
  expect((await press(authority, 'close')).location).toBeNull();
  expect(await gateway().inquire({ authority })).toEqual({ kind: 'found', state: 'paid' });
  expect(await gateway().listUnverified()).toEqual({
    kind: 'listed',
    payments: [{ authority, amountIrr: order.amountIrr, callbackUrl: order.callbackUrl }],
  });
  expect(await gateway().verify({ authority, amountIrr: order.amountIrr })).toMatchObject({
    kind: 'verified',
  });
  expect(await gateway().listUnverified()).toEqual({ kind: 'listed', payments: [] });
  expect(await gateway().inquire({ authority })).toEqual({ kind: 'found', state: 'verified' });
});

test('returning twice calls the callback address two times', async () => {
  const calls: string[] = [];
  const twice = Promise.withResolvers<undefined>();
  const shop = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end();
    if (calls.length === 2) twice.resolve(undefined);
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  const address = shop.address() as AddressInfo;
  const authority = await open(order.amountIrr, `http://127.0.0.1:${address.port}/return`);
  const { location } = await press(authority, 'twice');
  await fetch(location ?? '');
  await twice.promise;
  shop.close();
  expect(calls).toEqual([
    `/return?Authority=${authority}&Status=OK`,
    `/return?Authority=${authority}&Status=OK`,
  ]);
});

test('a slow verify times out after the gateway recorded it; the retry is a repeat', async () => {
  const authority = await open();
  await press(authority, 'slow');
  const input = { authority, amountIrr: order.amountIrr };
  const late = await gateway({ timeoutMs: recordedMs }).verify(input);
  expect(late).toEqual({ kind: 'unavailable', cause: 'timeout' });
  expect(await gateway().verify(input)).toMatchObject({ kind: 'verified', first: false });
});

test('a 502 from verify hides a recorded payment; a hanging verify too', async () => {
  for (const amountIrr of [5_000_502n, 5_000_504n]) {
    const input = { authority: await paid(amountIrr), amountIrr };
    expect((await gateway({ timeoutMs: recordedMs }).verify(input)).kind).toBe('unavailable');
    expect(await gateway().verify(input)).toMatchObject({ kind: 'verified', first: false });
  }
});

test('a gateway that is down at the request is unavailable, whatever way it is down', async () => {
  const ask = (amountIrr: bigint) => gateway().request({ ...order, amountIrr });
  expect(await ask(5_000_503n)).toEqual({ kind: 'unavailable', cause: 'server' });
  expect(await ask(5_000_509n)).toEqual({ kind: 'unavailable', cause: 'unreadable' });
  const nobody = gateway({ baseUrl: 'http://127.0.0.1:1' });
  expect(await nobody.request(order)).toEqual({ kind: 'unavailable', cause: 'network' });
});

test('headers inject faults and delays into any call', async () => {
  const withHeader = (name: string, value: string): typeof fetch => {
    return (url, init) => fetch(url, { ...init, headers: { ...(init?.headers as object), [name]: value } });
  };
  const authority = await paid();
  const broken = gateway({ fetch: withHeader('x-sandbox-status', '500') });
  const late = gateway({ fetch: withHeader('x-sandbox-delay-ms', '900'), timeoutMs: 80 });
  expect(await broken.inquire({ authority })).toEqual({ kind: 'unavailable', cause: 'server' });
  expect(await late.listUnverified()).toEqual({ kind: 'unavailable', cause: 'timeout' });
});

test('another amount than asked does not verify, ten times as much (toman taken for rial) included', async () => {
  const authority = await paid();
  for (const amountIrr of [order.amountIrr * 10n, order.amountIrr / 10n, order.amountIrr + 1n]) {
    expect(await gateway().verify({ authority, amountIrr })).toEqual({ kind: 'amount_mismatch' });
  }
});

test('tomans on the wire are the same money as ten times the rials', async () => {
  const post = async (name: string, body: object): Promise<unknown> => {
    const answer = await sandbox.app.inject({
      method: 'POST',
      url: `/pg/v4/payment/${name}.json`,
      payload: body,
    });
    return answer.json();
  };
  const base = { merchant_id: merchantA, amount: 500_000, currency: 'IRT' };
  const opened = await post('request', { ...base, description: 'x', callback_url: order.callbackUrl });
  const authority = (opened as { data: { authority: string } }).data.authority;
  await press(authority, 'pay');
  const verify = { merchant_id: merchantA, amount: 5_000_000, currency: 'IRR', authority };
  expect(await post('verify', verify)).toMatchObject({ data: { code: 100, fee: 25_000 } });
  expect(await post('feeCalculation', base)).toMatchObject({
    data: { code: 100, amount: 500_000, fee: 2_500 },
  });
});

test('an authority of another merchant, of nobody, and a merchant of nobody are told apart', async () => {
  const authority = await paid();
  const { amountIrr } = order;
  expect(await gateway({ merchantId: merchantB }).verify({ authority, amountIrr })).toEqual({
    kind: 'other_merchant',
  });
  const unknown = `A${'0'.repeat(35)}`;
  expect(await gateway().verify({ authority: unknown, amountIrr })).toEqual({ kind: 'unknown_authority' });
  expect(await gateway().inquire({ authority: unknown })).toEqual({ kind: 'unknown_authority' });
  const stranger = gateway({ merchantId: '33333333-3333-4333-8333-333333333333' });
  expect(await stranger.request(order)).toEqual({
    kind: 'refused',
    reason: 'merchant_not_accepted',
    code: -10,
  });
});

test('orders that the terminal may not take are refused with their reason', async () => {
  const ask = (over: Partial<typeof order>) => gateway().request({ ...order, ...over });
  expect(await ask({ callbackUrl: 'https://evil.example/return' })).toMatchObject({
    reason: 'callback_not_allowed',
  });
  expect(await ask({ amountIrr: 999n })).toMatchObject({ reason: 'invalid_order', code: -9 });
  expect(await ask({ amountIrr: 1_000_000_001n })).toMatchObject({
    reason: 'amount_out_of_range',
    code: -41,
  });
  expect(await ask({ amountIrr: 2n ** 60n })).toMatchObject({ reason: 'amount_out_of_range', code: 0 });
  expect(await ask({ amountIrr: 0n })).toMatchObject({ reason: 'amount_out_of_range', code: 0 });
});

test('money that nobody verified goes back to the payer', async () => {
  const authority = await paid();
  sandbox.passMinutes(30);
  expect(await gateway().verify({ authority, amountIrr: order.amountIrr })).toEqual({ kind: 'not_paid' });
  expect(await gateway().inquire({ authority })).toEqual({ kind: 'found', state: 'reversed' });
  expect(await gateway().listUnverified()).toEqual({ kind: 'listed', payments: [] });
});

test('a session nobody paid lapses, and its page says so', async () => {
  const authority = await open();
  sandbox.passMinutes(31);
  expect(await gateway().inquire({ authority })).toEqual({ kind: 'found', state: 'failed' });
  expect((await press(authority, 'pay')).body).toContain('مهلت این پرداخت گذشته است');
});

test('a payment can be reversed within 30 minutes, not after, and not before it was made', async () => {
  const early = await paid();
  const late = await paid();
  await gateway().verify({ authority: late, amountIrr: order.amountIrr });
  expect(await gateway().reverse({ authority: await open() })).toEqual({ kind: 'not_paid' });
  expect(await gateway().reverse({ authority: early })).toEqual({ kind: 'reversed' });
  expect(await gateway().reverse({ authority: early })).toEqual({ kind: 'not_paid' });
  sandbox.passMinutes(31);
  expect(await gateway().reverse({ authority: late })).toEqual({ kind: 'too_late' });
});

test('a callback query without a proper authority is malformed, and any status but OK is a no', () => {
  const authority = `A${'x'.repeat(35)}`;
  const parse = gateway().parseCallback;
  expect(parse({})).toEqual({ kind: 'malformed' });
  expect(parse({ Authority: [authority], Status: 'OK' })).toEqual({ kind: 'malformed' });
  expect(parse({ Authority: `${authority}1`, Status: 'OK' })).toEqual({ kind: 'malformed' });
  expect(parse({ Authority: authority, Status: 'ok' })).toEqual({ kind: 'callback', authority, hint: 'nok' });
});

test.each([
  ['[]', 'unreadable'],
  ['{"data":[],"errors":[]}', 'unreadable'],
  ['{"data":{"code":100},"errors":[]}', 'unreadable'],
  ['{"data":[],"errors":{"code":-52,"message":"?"}}', 'server'],
  ['null', 'unreadable'],
  ['<html>', 'unreadable'],
])('verify answered with %s is unavailable (%s), never failed', async (body, cause) => {
  const odd = gateway({ fetch: () => Promise.resolve(new Response(body)) });
  expect(await odd.verify({ authority: 'A', amountIrr: 1_000n })).toEqual({ kind: 'unavailable', cause });
});
