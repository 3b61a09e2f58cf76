import { withTransaction } from '@hamyar/db';
import { asService } from '@hamyar/features/ground/access/index';
import { addTerminal } from '@hamyar/features/ground/offices/add-terminal';
import { confirmAccount } from '@hamyar/features/ground/offices/confirm-account';
import { endAccount } from '@hamyar/features/ground/offices/end-account';
import { showDesk } from '@hamyar/features/ground/offices/show-desk';
import { showOffice } from '@hamyar/features/ground/offices/show-office';
import { gatewayOf, terminalFor } from '@hamyar/features/ground/offices/terminal-for';
import { testTerminal } from '@hamyar/features/ground/offices/test-terminal';
import type { Ctx } from '@hamyar/features/kit/feature';
import { systemChance } from '@hamyar/platform';
import type { PaymentGateway } from '@hamyar/platform/ports/payment-gateway';
import { createZarinpal } from '@hamyar/platform/ports/zarinpal';
import { merchantA, merchantB, type RunningSandbox, startSandbox } from '@hamyar/sandbox/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from './world.ts';

let world: World;
let sandbox: RunningSandbox;
let here: Ctx;
let second: Ctx;
beforeAll(async () => {
  world = await openWorld();
  sandbox = await startSandbox();
  const payments = createZarinpal({ baseUrl: sandbox.url, merchantId: merchantA, timeoutMs: 2_000 });
  const atSandbox = (ctx: Ctx): Ctx => ({ ...ctx, ports: { ...ctx.ports, payments } });
  here = atSandbox(await world.asStaff('provincial_administrator', 'IR-09'));
  second = atSandbox(await world.asStaff('provincial_administrator', 'IR-09'));
});
afterAll(async () => {
  await sandbox.close();
  await world.close();
});

const slug = 'razavi-khorasan';
const add = (merchantId: string, intention = 'general', ctx = here) =>
  addTerminal(ctx, { slug, formKey: systemChance.newId(), intention, provider: 'zarinpal', merchantId });
const terminal = async (ctx: Ctx, id: string) => {
  const found = (await showDesk(ctx, slug)).accounts.find((one) => one.id === id);
  if (!found) throw new Error('the desk shows every terminal');
  return found;
};
const seen = async (ctx: Ctx, accountId: string) => ({
  accountId,
  version: (await terminal(ctx, accountId)).version,
});
const chosen = (intention: string, provinceCode = 'IR-09') => {
  const ctx = asService(world.as(), 'giving');
  return withTransaction(ctx, (tx) => terminalFor(ctx, tx, provinceCode, intention));
};
async function inUse(merchantId: string, intention = 'general'): Promise<string> {
  const { id } = await add(merchantId, intention);
  expect(await testTerminal(here, await seen(here, id))).toEqual({ outcome: 'passed' });
  await confirmAccount(second, await seen(second, id));
  world.clock.advance(1_000);
  return id;
}

describe('a terminal', () => {
  it('takes no gift before it was tested and a second person has confirmed it', async () => {
    const { id } = await add(merchantB);
    expect(await chosen('general')).toBeNull();
    await expect(confirmAccount(second, await seen(second, id))).rejects.toMatchObject({
      reason: 'office.terminal_untested',
    });
    expect(await testTerminal(here, await seen(here, id))).toEqual({ outcome: 'passed' });
    expect(await chosen('general')).toBeNull();
    await expect(confirmAccount(here, await seen(here, id))).rejects.toMatchObject({
      reason: 'office.own_proposal',
    });
    await confirmAccount(second, await seen(second, id));
    expect(await chosen('general')).toBe(id);
    expect(await chosen('dowry')).toBe(id);
  });

  it('that the gateway does not know fails its test, and says so', async () => {
    const { id } = await add('99999999-9999-4999-8999-999999999999');
    expect(await testTerminal(here, await seen(here, id))).toEqual({ outcome: 'merchant_not_accepted' });
    expect((await terminal(here, id)).test).toMatchObject({ outcome: 'merchant_not_accepted' });
    await expect(confirmAccount(second, await seen(second, id))).rejects.toMatchObject({
      reason: 'office.terminal_untested',
    });
  });

  it('of an intention goes before one of gifts in general', async () => {
    const dowry = await inUse(merchantB, 'dowry');
    expect(await chosen('dowry')).toBe(dowry);
    expect(await chosen('zakat')).not.toBe(dowry);
  });

  it('of the nation takes the gifts of provinces that have none of their own', async () => {
    const officer = async () => {
      const ctx = await world.asStaff('national_administrator', null);
      return { ...ctx, ports: here.ports };
    };
    const [nation, other] = [await officer(), await officer()];
    const formKey = systemChance.newId();
    const form = { formKey, intention: 'general', provider: 'zarinpal', merchantId: merchantB } as const;
    const { id } = await addTerminal(nation, { slug: 'nation', ...form });
    const at = async () => {
      const { accounts } = await showDesk(nation, 'nation');
      return { accountId: id, version: accounts.find((one) => one.id === id)?.version ?? '' };
    };
    await testTerminal(nation, await at());
    await confirmAccount(other, await at());
    expect(await chosen('dowry', 'IR-14')).toBe(id);
    expect(await chosen('zakat')).not.toBe(id);
    await endAccount(nation, { ...(await at()), reason: 'پایان' });
    expect(await chosen('dowry', 'IR-14')).toBeNull();
  });

  it('is rotated: the new one takes over once it was tested and confirmed, and the old one still settles', async () => {
    const old = await chosen('general');
    const { id } = await add(merchantA);
    expect(await chosen('general')).toBe(old);
    await testTerminal(here, await seen(here, id));
    await confirmAccount(second, await seen(second, id));
    expect(await chosen('general')).toBe(id);
    await endAccount(here, { ...(await seen(here, old ?? '')), reason: 'پایانهٔ تازه آمد' });
    const ctx = asService(world.as(), 'giving');
    await gatewayOf(ctx, old);
    expect(world.payments.terminals).toEqual([merchantB]);
  });

  it('that takes money goes on doing so when a test finds the gateway away, and stops when one is refused', async () => {
    const id = await inUse(merchantB, 'nazr');
    const away = createZarinpal({ baseUrl: 'http://127.0.0.1:9', merchantId: merchantA, timeoutMs: 500 });
    const during = { ...here, ports: { ...here.ports, payments: away } };
    expect(await testTerminal(during, await seen(here, id))).toEqual({ outcome: 'gateway_away' });
    expect(await chosen('nazr')).toBe(id);
    expect(await terminal(here, id)).toMatchObject({ state: 'open', test: { outcome: 'passed' } });
    const { rows } = await world.owner.query(
      "select detail from audit where action = 'office.terminal_tested' and target_id = $1 order by at desc limit 1",
      [id],
    );
    expect(rows).toEqual([{ detail: { outcome: 'gateway_away' } }]);

    const refusing: PaymentGateway = {
      ...here.ports.payments,
      ofTerminal: (merchantId) => ({
        ...here.ports.payments.ofTerminal(merchantId),
        request: () => Promise.resolve({ kind: 'refused', reason: 'merchant_not_accepted', code: -10 }),
      }),
    };
    const closed = { ...here, ports: { ...here.ports, payments: refusing } };
    await testTerminal(closed, await seen(here, id));
    expect(await chosen('nazr')).not.toBe(id);
    expect(await terminal(here, id)).toMatchObject({ state: 'failing' });
  });

  it.each([['an id that is none', 'abc', 'office.merchant_invalid']])(
    'is refused with %s',
    async (_what, merchantId, reason) => {
      await expect(add(merchantId)).rejects.toMatchObject({ fields: [{ path: 'merchantId', reason }] });
      await expect(
        add(merchantA, 'general', await world.asStaff('provincial_administrator', 'IR-14')),
      ).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  it('tells its merchant id in no answer, audit row, column or log, and to nobody who asks the database', async () => {
    const { id } = await add(merchantB, 'zakat');
    await testTerminal(here, await seen(here, id));
    const answers = [await showDesk(here, slug), await showOffice(world.as(), slug), await seen(here, id)];
    const { rows } = await world.owner.query<{ audit: string; accounts: string; secrets: string }>(
      `select (select jsonb_agg(to_jsonb(a)) from audit a)::text as audit,
        (select jsonb_agg(to_jsonb(a)) from office_account a)::text as accounts,
        (select jsonb_agg(encode(merchant_sealed, 'escape')) from office_secret)::text as secrets`,
    );
    const everything = JSON.stringify([answers, rows]);
    for (const secret of [merchantA, merchantB]) expect(everything).not.toContain(secret);
    for (const ctx of [
      here,
      world.as(),
      await world.asStaff('national', null),
      await world.asStaff('auditor', null),
    ]) {
      const found = await withTransaction(ctx, (tx) => tx.$client.query('select from office_secret'));
      expect(found.rowCount).toBe(0);
    }
  });
});
