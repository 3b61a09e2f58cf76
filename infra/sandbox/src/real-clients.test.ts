import { globalAgent } from 'node:http';
import { connect } from 'node:net';
import { KavenegarApi } from 'kavenegar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWithOptions } from 'zarinpal-checkout';
import zarinpalSdk from 'zarinpal-node-sdk';
import { merchantA, type RunningSandbox, startSandbox } from './testing.ts';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const callback = 'http://127.0.0.1:3000/payments/return';
const pay = (authority: string) =>
  fetch(`${sandbox.url}/pg/StartPay/${authority}`, {
    method: 'POST',
    body: new URLSearchParams({ action: 'pay' }),
    redirect: 'manual',
  });

describe('zarinpal-checkout, which orders in tomans and verifies without naming a currency', () => {
  /** The client whole, with our address in the place of the gateway's. */
  const checkout = (currency: 'IRT' | 'IRR') =>
    createWithOptions(merchantA, {
      currency,
      httpClient: {
        async request({ url, data }) {
          const answer = await fetch(sandbox.url + new URL(url).pathname, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(data),
          });
          return { data: await answer.json() };
        },
      },
    });

  it.each(['IRT', 'IRR'] as const)('orders, refreshes, is paid and verifies in %s', async (currency) => {
    const client = checkout(currency);
    const order = { Amount: 50_000, CallbackURL: callback, Description: 'کمک', Mobile: '09121234567' };
    const { status, authority } = await client.PaymentRequest(order);
    expect(status).toBe(100);
    expect(await client.RefreshAuthority({ Authority: authority, Expire: 7_200 })).toMatchObject({
      code: 100,
    });
    sandbox.passMinutes(100);
    await pay(authority);
    const { authorities } = await client.UnverifiedTransactions();
    expect(authorities).toMatchObject([{ authority, amount: 50_000 }]);
    const verify = { Amount: 50_000, Authority: authority };
    expect(await client.PaymentVerification(verify)).toMatchObject({
      status: 100,
      fee: currency === 'IRT' ? 250 : 1_200,
    });
    expect(await client.PaymentVerification(verify)).toMatchObject({ status: 101 });
  });
});

describe('zarinpal-node-sdk', () => {
  /** Its address is fixed within, so it is set where the client keeps it. */
  const sdk = () => {
    const client = new zarinpalSdk.default({ merchantId: merchantA });
    Reflect.set(client, 'baseURL', sandbox.url);
    Reflect.get(client, 'httpClient').defaults.baseURL = sandbox.url;
    return client;
  };

  it('orders, is paid, sees what is unverified, verifies, asks and reverses', async () => {
    const client = sdk();
    const ordered = await client.payments.create({
      amount: 500_000,
      callback_url: callback,
      description: 'کمک',
      mobile: '09121234567',
    });
    const { authority } = ordered.data;
    expect(client.payments.getRedirectUrl(authority)).toBe(`${sandbox.url}/pg/StartPay/${authority}`);
    await pay(authority);
    expect(await client.unverified.list()).toMatchObject({ data: { authorities: [{ authority }] } });
    expect(await client.verifications.verify({ amount: 500_000, authority })).toMatchObject({
      data: { code: 100, fee: 2_500 },
    });
    expect(await client.inquiries.inquire({ authority })).toMatchObject({ data: { status: 'VERIFIED' } });
    expect(await client.reversals.reverse({ authority })).toMatchObject({ data: { code: 100 } });
  });
});

describe('kavenegar', () => {
  const dial = globalAgent.createConnection;
  beforeEach(() => {
    const { port } = new URL(sandbox.url);
    // Port 80 of the provider is fixed within; whatever the client dials is the sandbox.
    globalAgent.createConnection = () => connect(Number(port), '127.0.0.1');
  });
  afterEach(() => {
    globalAgent.createConnection = dial;
  });
  type Answer = { entries: unknown; status: number };
  const call = (
    method: 'Send' | 'Status' | 'AccountInfo' | 'VerifyLookup',
    form: Record<string, string>,
  ): Promise<Answer> => {
    const client = KavenegarApi({ apikey: 'sandbox' });
    return new Promise((answered) => {
      client[method](form, (entries: unknown, status: number) => answered({ entries, status }));
    });
  };

  it('sends texts, asks what became of them, looks at its account, and sends a template', async () => {
    const sent = await call('Send', {
      receptor: '09121234567,09121234568',
      message: 'Hello',
      sender: '10004346',
    });
    expect(sent).toMatchObject({ status: 200, entries: [{ receptor: '09121234567' }, { message: 'Hello' }] });
    const [first] = sent.entries as { messageid: number }[];
    expect(await call('Status', { messageid: `${first?.messageid},1` })).toMatchObject({
      entries: [{ status: 10 }, { status: 100 }],
    });
    expect(await call('AccountInfo', {})).toMatchObject({ status: 200, entries: { type: 'Master' } });
    const looked = await call('VerifyLookup', {
      receptor: '09121234567',
      template: 'hamyar-code',
      token: '482913',
      token2: 'hamyar.example',
    });
    expect(looked).toMatchObject({ status: 200 });
    expect(await call('Send', { receptor: '0912', message: 'x' })).toMatchObject({
      status: 411,
      entries: null,
    });
  });
});
