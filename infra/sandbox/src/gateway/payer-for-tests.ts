// For tests: a sandbox for each test of the file that imports this, and somebody who orders and pays there.
import { createZarinpal } from '@hamyar/platform/ports/zarinpal';
import { afterEach, beforeEach } from 'vitest';
import { merchantA, type RunningSandbox, startSandbox } from '../testing.ts';

export let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(async () => {
  sandbox.releaseSlow();
  await sandbox.close();
});

export const order = {
  amountIrr: 5_000_000n,
  description: 'کمک به پروژهٔ «خانهٔ امید»',
  callbackUrl: 'http://127.0.0.1:3000/payments/return',
  orderId: 'pay-1',
  mobile: '+989121234567',
};

export function gateway(
  over: { merchantId?: string; timeoutMs?: number; baseUrl?: string; fetch?: typeof fetch } = {},
) {
  return createZarinpal({ baseUrl: sandbox.url, merchantId: merchantA, ...over });
}

export async function open(amountIrr = order.amountIrr, callbackUrl = order.callbackUrl): Promise<string> {
  const result = await gateway().request({ ...order, amountIrr, callbackUrl });
  if (result.kind !== 'ready') throw new Error(`not ready: ${JSON.stringify(result)}`);
  return result.authority;
}

export async function press(authority: string, action: string) {
  const response = await fetch(gateway().redirectUrl(authority), {
    method: 'POST',
    body: new URLSearchParams({ action }),
    redirect: 'manual',
  });
  const location = response.headers.get('location');
  const query = location ? Object.fromEntries(new URL(location).searchParams) : {};
  return {
    status: response.status,
    location,
    hint: gateway().parseCallback(query),
    body: await response.text(),
  };
}
