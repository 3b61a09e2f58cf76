import { expect, test } from 'vitest';
import { behaviours, outages } from './behaviours.ts';
import { gateway, open, order, press, sandbox } from './payer-for-tests.ts';

/** Ways in which a payment may be begun: the button of the page, or an amount that ends so. */
const waysTo = (
  action: keyof typeof behaviours,
): readonly (() => Promise<{ authority: string; amountIrr: bigint }>)[] =>
  [
    [order.amountIrr, action] as const,
    [order.amountIrr + BigInt(behaviours[action].ending ?? 0), 'pay'] as const,
    [order.amountIrr + BigInt(behaviours[action].ending ?? 0) * 10n, 'pay'] as const,
  ].map(([amountIrr, pressed]) => async () => {
    const authority = await open(amountIrr);
    await press(authority, pressed);
    return { authority, amountIrr };
  });

test.each([
  ['untold', { kind: 'amount_mismatch' }],
  ['less', { kind: 'amount_mismatch' }],
  ['tenfold', { kind: 'amount_mismatch' }],
  ['unpaid', { kind: 'not_paid' }],
  ['lapsed', { kind: 'not_paid' }],
  ['cancel', { kind: 'not_paid' }],
  ['foreign', { kind: 'other_merchant' }],
  ['unknown', { kind: 'unknown_authority' }],
  ['close', { kind: 'verified' }],
  ['stranger', { kind: 'verified' }],
] as const)('"%s", by button and by amount, verifies as %j', async (action, expected) => {
  for (const begin of waysTo(action)) expect(await gateway().verify(await begin())).toMatchObject(expected);
});

test.each([
  ['less', (amountIrr: bigint) => amountIrr / 2n],
  ['tenfold', (amountIrr: bigint) => amountIrr * 10n],
] as const)(
  '"%s" stands in the list with the amount that was taken, and verifies in it alone',
  async (action, takenOf) => {
    const authority = await open();
    await press(authority, action);
    const amountIrr = takenOf(order.amountIrr);
    expect(await gateway().inquire({ authority })).toEqual({ kind: 'found', state: 'paid' });
    expect(await gateway().listUnverified()).toMatchObject({ payments: [{ authority, amountIrr }] });
    expect(await gateway().verify({ authority, amountIrr })).toMatchObject({ kind: 'verified', first: true });
    expect(await gateway().listUnverified()).toEqual({ kind: 'listed', payments: [] });
    expect(await gateway().reverse({ authority })).toEqual({ kind: 'reversed' });
  },
);

test('"untold" is paid by the inquiry and stands in no list', async () => {
  const authority = await open();
  await press(authority, 'untold');
  expect(await gateway().inquire({ authority })).toEqual({ kind: 'found', state: 'paid' });
  expect(await gateway().listUnverified()).toEqual({ kind: 'listed', payments: [] });
});

test('"stranger" comes back with an authority that nobody was given', async () => {
  const authority = await open();
  const { hint } = await press(authority, 'stranger');
  const brought = hint.kind === 'callback' ? hint.authority : authority;
  expect(brought).not.toBe(authority);
  expect(await gateway().inquire({ authority: brought })).toEqual({ kind: 'unknown_authority' });
});

test('an outage at the request is armed on the front page, for the next one alone', async () => {
  for (const [next, cause] of [
    ['down', 'server'],
    ['garbled', 'unreadable'],
  ] as const) {
    expect(await (await fetch(sandbox.url)).text()).toContain(`value="${next}"`);
    await fetch(`${sandbox.url}/pg/outage`, { method: 'POST', body: new URLSearchParams({ next }) });
    expect(await (await fetch(sandbox.url)).text()).toContain(`درخواست بعدی: ${outages[next].label}`);
    expect(await gateway().request(order)).toEqual({ kind: 'unavailable', cause });
    expect(await gateway().request(order)).toMatchObject({ kind: 'ready' });
  }
});
