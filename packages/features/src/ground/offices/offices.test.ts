import { officeAccount, withTransaction } from '@hamyar/db';
import { systemChance } from '@hamyar/platform';
import { openWorld, type World } from '@hamyar/testing/world';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { accountOf as accountOfActor } from '../access/index.ts';
import { addAccount } from './add-account.ts';
import { confirmAccount } from './confirm-account.ts';
import { endAccount } from './end-account.ts';
import { listOffices } from './list-offices.ts';
import { listReadiness } from './list-readiness.ts';
import { requireMoneyTaken } from './may-take-money.ts';
import { reviseOffice } from './revise-office.ts';
import { showDesk } from './show-desk.ts';
import { showOffice } from './show-office.ts';

let world: World;
let here: Ctx;
let second: Ctx;
let elsewhere: Ctx;
let nation: Ctx;
beforeAll(async () => {
  world = await openWorld();
  here = await world.asStaff('provincial_administrator', 'IR-09');
  second = await world.asStaff('provincial_administrator', 'IR-09');
  elsewhere = await world.asStaff('provincial_administrator', 'IR-14');
  nation = await world.asStaff('national_administrator', null);
});
afterAll(() => world.close());

const slug = 'razavi-khorasan';
const said = {
  addressFa: 'مشهد، بلوار آزمایش، شمارهٔ ۱',
  postalCode: '۹۱۷۷۹ ۴۸۹۷۴',
  point: '۳۶٫۲۹۷، ۵۹٫۶۰۶',
  phone: '۰۵۱-۳۸۴۰۰۰۰۰',
  hoursFa: 'شنبه تا چهارشنبه، ۷:۳۰ تا ۱۴:۳۰',
  smsLine: '۵۰۰۰۱۲۳۴',
  protectionRoleFa: 'کارشناس حراست داده‌ها',
  protectionPhone: '05138400001',
};
const revise = async (ctx: Ctx, more: object = {}, at = slug) =>
  reviseOffice(ctx, { slug: at, version: (await showDesk(nation, at)).version, ...said, ...more });
const sheba = 'IR82 0540 1026 8002 0817 9090 02';
const bank = (more: object = {}) => ({
  slug,
  formKey: systemChance.newId(),
  intention: 'general',
  sheba,
  ownerName: 'ادارهٔ کل بهزیستی',
  ...more,
});
const accountOf = async (ctx: Ctx, id: string) => {
  const found = (await showDesk(ctx, slug)).accounts.find((one) => one.id === id);
  if (!found) throw new Error('the desk shows every account');
  return found;
};

describe('how an office is reached', () => {
  it('is recorded by its administrators in stored form, and everybody reads it at once', async () => {
    expect((await showOffice(world.as(), slug)).contact).toBeNull();
    expect(await revise(here)).toEqual({ number: 1 });
    const { contact } = await showOffice(world.as(), slug);
    expect(contact).toMatchObject({
      number: 1,
      postalCode: '9177948974',
      point: { latitude: 36.297, longitude: 59.606 },
      phone: '05138400000',
      smsLine: '50001234',
      protection: { phone: '05138400001' },
    });
    const { offices } = await listOffices(world.as());
    expect(offices).toHaveLength(32);
    expect(offices[0]?.slug).toBe('nation');
    expect(offices.filter((one) => one.contact !== null).map((one) => one.slug)).toEqual([slug]);
  });

  it('is a new version with every change, and the same words again are no change', async () => {
    expect(await revise(second, { phone: '05138400009' })).toEqual({ number: 2 });
    expect(await revise(second, { phone: '05138400009', version: 'seen long ago' })).toEqual({ number: 2 });
    const desk = await showDesk(here, slug);
    expect(desk.earlier.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('is not changed by whoever saw another version', async () => {
    const seen = (await showDesk(here, slug)).version;
    await revise(second, { phone: '05138400010' });
    await expect(
      reviseOffice(here, { slug, ...said, version: seen, phone: '05138400011' }),
    ).rejects.toMatchObject({ reason: 'case.changed' });
  });

  it('of another province or of the nation is out of a province’s reach', async () => {
    for (const at of [slug, 'nation'])
      await expect(reviseOffice(elsewhere, { slug: at, version: 'x', ...said })).rejects.toMatchObject({
        code: 'not_found',
        reason: 'access.out_of_scope',
      });
    await expect(showDesk(elsewhere, slug)).rejects.toMatchObject({ code: 'not_found' });
    expect(await revise(nation, {}, 'nation')).toEqual({ number: 1 });
    for (const ctx of [
      world.as(),
      await world.asStaff('officer', 'IR-09'),
      await world.asStaff('auditor', null),
    ])
      await expect(showDesk(ctx, slug)).rejects.toMatchObject({ code: /unauthenticated|forbidden/ });
  });

  it.each([
    ['postalCode', '12345', 'office.postal_code_invalid'],
    ['point', '۱۲٫۵، ۵۹', 'office.point_invalid'],
    ['phone', 'تلفن', 'office.phone_invalid'],
    ['protectionPhone', '0513', 'office.phone_invalid'],
    ['smsLine', '12', 'office.sms_line_invalid'],
  ])('is refused by its field %s', async (path, text, reason) => {
    await expect(revise(here, { [path]: text })).rejects.toMatchObject({ fields: [{ path, reason }] });
  });

  it('stays as it was written, whatever the application is talked into', async () => {
    const write = (ctx: Ctx, statement: ReturnType<typeof sql>) =>
      withTransaction(ctx, (tx) => tx.execute(statement));
    await expect(write(here, sql`update office_version set phone = '110'`)).rejects.toThrow();
    await expect(
      write(
        elsewhere,
        sql`insert into office_version (province_code, number, address_fa, phone, hours_fa, protection_role_fa, protection_phone)
          values ('IR-09', 9, 'x', '110', 'x', 'x', '110')`,
      ),
    ).rejects.toThrow();
  });
});

describe('a bank account', () => {
  it('takes a Sheba with Persian digits and spaces, and names its bank', async () => {
    const { id } = await addAccount(here, bank({ sheba: ' IR۸۲ ۰۵۴۰ ۱۰۲۶ ۸۰۰۲ ۰۸۱۷ ۹۰۹۰ ۰۲ ' }));
    expect(await accountOf(here, id)).toMatchObject({
      sheba: 'IR820540102680020817909002',
      bank: { fa: 'بانک پارسیان' },
      state: 'waiting',
    });
  });

  it.each([
    ['sheba', { sheba: 'IR820540102680020817909003' }, 'office.sheba_invalid'],
    ['intention', { intention: 'lottery' }, 'office.intention_unknown'],
    ['validTo', { validFrom: '2026-12-01', validTo: '2026-11-01' }, 'office.days_turned'],
  ])('is refused by its field %s', async (path, more, reason) => {
    await expect(addAccount(here, bank(more))).rejects.toMatchObject({ fields: [{ path, reason }] });
  });

  it('is proposed once by a form that is posted twice, and a form says one thing', async () => {
    const form = bank({ intention: 'zakat' });
    const [one, other] = await Promise.all([addAccount(here, form), addAccount(here, form)]);
    expect(other).toEqual(one);
    await expect(addAccount(here, { ...form, intention: 'nazr' })).rejects.toMatchObject({
      reason: 'office.form_used',
    });
  });

  it('is shown once a second person has confirmed what they saw, and no longer when it ended', async () => {
    const { id } = await addAccount(here, bank({ intention: 'dowry' }));
    const shown = async () =>
      (await showOffice(world.as(), slug)).deposits.filter((one) => one.intention.code === 'dowry');
    expect(await shown()).toEqual([]);
    const own = await accountOf(here, id);
    expect(own.may).toEqual(['end']);
    await expect(confirmAccount(here, { accountId: id, version: own.version })).rejects.toMatchObject({
      reason: 'office.own_proposal',
    });
    const { version } = await accountOf(second, id);
    await expect(confirmAccount(elsewhere, { accountId: id, version })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(confirmAccount(second, { accountId: id, version: 'another' })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    await confirmAccount(second, { accountId: id, version });
    expect(await confirmAccount(second, { accountId: id, version })).toEqual({ id });
    expect(await shown()).toHaveLength(1);
    await endAccount(here, {
      accountId: id,
      version: (await accountOf(here, id)).version,
      reason: 'حساب بسته شد',
    });
    expect(await shown()).toEqual([]);
    await expect(
      endAccount(here, { accountId: id, version: (await accountOf(here, id)).version, reason: 'دوباره' }),
    ).rejects.toMatchObject({ reason: 'office.account_over' });
  });

  it('is not confirmed in somebody else’s name, nor by whoever proposed it, past the application', async () => {
    const { id } = await addAccount(here, bank({ intention: 'orphan' }));
    for (const [ctx, by] of [
      [here, sql`made_by`],
      [here, sql`gen_random_uuid()`],
      [second, sql`gen_random_uuid()`],
    ] as const)
      await expect(
        withTransaction(ctx, (tx) =>
          tx.execute(
            sql`update office_account set confirmed_at = now(), confirmed_by = ${by} where id = ${id}`,
          ),
        ),
      ).rejects.toThrow();
  });

  it('is not written as confirmed, as over or in somebody else’s name, past the application', async () => {
    const write = (ctx: Ctx, madeBy: string | null, more: Readonly<Record<string, unknown>> = {}) =>
      withTransaction(ctx, (tx) =>
        tx.insert(officeAccount).values({
          provinceCode: 'IR-09',
          kind: 'bank',
          intention: 'general',
          sheba: 'IR820540102680020817909002',
          ownerName: 'x',
          validFrom: '2026-11-21',
          madeAt: world.clock.now(),
          madeBy,
          formKey: systemChance.newId(),
          formDigest: 'x',
          ...more,
        }),
      );
    const [own, other] = [accountOfActor(here), accountOfActor(second)];
    const at = world.clock.now();
    for (const [madeBy, more] of [
      [own, { confirmedAt: at, confirmedBy: other }],
      [own, { confirmedBy: other }],
      [own, { endedAt: at, endReason: 'x' }],
      [other, {}],
      [null, {}],
    ] as const)
      await expect(write(here, madeBy, more)).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(write(here, own)).resolves.toBeDefined();
    await expect(write(world.asOperator(), null)).resolves.toBeDefined();
  });
});

describe('what an office lacks', () => {
  it('is told to its administrators, and of all 31 and the nation’s own to the nation', async () => {
    const own = (await listReadiness(elsewhere)).offices;
    expect(own.map((one) => one.province?.code)).toEqual(['IR-14']);
    expect(own[0]?.readiness.money).toMatchObject({ isReady: false });
    expect((await listReadiness(nation)).offices).toHaveLength(32);
    await expect(listReadiness(await world.asStaff('officer', 'IR-09'))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('keeps gifts from a province only where the operator asks for it, until nothing is missing', async () => {
    const strict: Ctx = { ...nation, settings: { ...nation.settings, moneyNeedsOffice: true } };
    const begin = (ctx: Ctx, code: string) => withTransaction(ctx, (tx) => requireMoneyTaken(ctx, tx, code));
    await begin(nation, 'IR-10');
    await expect(begin(strict, 'IR-10')).rejects.toMatchObject({ reason: 'office.takes_no_money' });
    const { id } = await addAccount(here, bank({ intention: 'general' }));
    await confirmAccount(second, { accountId: id, version: (await accountOf(second, id)).version });
    await expect(begin(strict, 'IR-09')).rejects.toMatchObject({ reason: 'office.takes_no_money' });
    await world.asStaff('treasurer', 'IR-09');
    await begin(strict, 'IR-09');
    expect((await showDesk(here, slug)).readiness.money.isReady).toBe(true);
  });
});
