import { listConsents } from '@hamyar/features/ground/consents/list-consents';
import { addAccount } from '@hamyar/features/ground/offices/add-account';
import { addTerminal } from '@hamyar/features/ground/offices/add-terminal';
import { showDesk } from '@hamyar/features/ground/offices/show-desk';
import { showStatement } from '@hamyar/features/ground/statements/show-statement';
import { systemChance } from '@hamyar/platform';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import type { ApiWorld } from './api-world.ts';

const slug = 'razavi-khorasan';
const form = () => ({ formKey: systemChance.newId(), intention: 'general' });
const aBank = () => ({ ...form(), sheba: 'IR820540102680020817909002', ownerName: 'ادارهٔ کل بهزیستی' });
const aTerminal = () => ({
  ...form(),
  provider: 'zarinpal' as const,
  merchantId: '00000000-0000-4000-8000-00000000000a',
});

/** An account that somebody else proposed, as it is seen now. */
async function proposed(api: ApiWorld, kind: 'bank' | 'terminal') {
  // Sealed as the API seals, which opens it when it speaks to the gateway.
  const ctx = { ...(await api.world.asStaff('provincial_administrator', 'IR-09')), sealing: api.sealing };
  const { id } = await (kind === 'bank'
    ? addAccount(ctx, { slug, ...aBank() })
    : addTerminal(ctx, { slug, ...aTerminal() }));
  const row = (await showDesk(ctx, slug)).accounts.find((one) => one.id === id);
  return { params: { accountId: id }, body: { version: row?.version ?? '' } };
}

/** What holds is the same for whoever asks. */
async function agreed(api: ApiWorld) {
  const { version } = await listConsents((await aVolunteer(api.world)).ctx);
  return { body: { version } };
}

/** Calls of offices and of the statements of the platform; see `calls`. */
export const officesCalls = {
  'offices.list': async () => ({}),
  'offices.show': async () => ({ params: { slug } }),
  'offices.showDesk': async () => ({ params: { slug } }),
  'offices.listReadiness': async () => ({}),
  'offices.revise': async ({ api }: { api: ApiWorld }) => {
    const { version } = await showDesk(await api.world.asStaff('national_administrator', null), slug);
    return {
      params: { slug },
      body: {
        version,
        addressFa: 'مشهد، بلوار آزمایش، شمارهٔ ۱',
        phone: '05138400000',
        hoursFa: 'شنبه تا چهارشنبه',
        protectionRoleFa: 'کارشناس داده‌ها',
        protectionPhone: '05138400001',
        accessFa: `نوبت ${systemChance.newId()}`,
      },
    };
  },
  'offices.addAccount': async () => ({ params: { slug }, body: aBank() }),
  'offices.addTerminal': async () => ({ params: { slug }, body: aTerminal() }),
  'offices.testTerminal': async ({ api }: { api: ApiWorld }) => proposed(api, 'terminal'),
  'offices.confirmAccount': async ({ api }: { api: ApiWorld }) => proposed(api, 'bank'),
  'offices.endAccount': async ({ api }: { api: ApiWorld }) => {
    const { params, body } = await proposed(api, 'bank');
    return { params, body: { ...body, reason: 'حساب بسته شد' } };
  },
  'statements.show': async () => ({ params: { kind: 'privacy' } }),
  'guardians.show': async () => ({}),
  'guardians.name': async () => ({ body: { name: 'مهرداد نمونه', mobile: '09120000077' } }),
  'guardians.remind': async () => ({}),
  'guardians.showByLink': async () => ({ params: { token: 'f'.repeat(48) } }),
  'guardians.agreeByLink': async () => ({
    params: { token: 'f'.repeat(48) },
    body: { challengeId: systemChance.newId(), code: '123456', version: 'x' },
  }),
  'guardians.withdrawByLink': async () => ({
    params: { token: 'f'.repeat(48) },
    body: { version: 'x' },
  }),
  'consents.list': async () => ({}),
  'consents.give': async ({ api }: { api: ApiWorld }) => agreed(api),
  'consents.withdraw': async ({ api }: { api: ApiWorld }) => agreed(api),
  'statements.publish': async ({ api }: { api: ApiWorld }) => {
    const { version } = await showStatement(api.world.as(), 'terms');
    const once = systemChance.newId();
    return {
      params: { kind: 'terms' },
      body: { version, textFa: `مقدمه ${once}\n## بخش\n- یک`, textEn: `Lead ${once}\n## Section\n- one` },
    };
  },
};
