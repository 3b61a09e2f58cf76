import { showRecovery } from '@hamyar/features/ground/authenticators/show-recovery';
import { systemChance } from '@hamyar/platform';
import type { ApiWorld } from './api-world.ts';

const unknown = '01900000-0000-7000-8000-0000000000ff';
const answer = { challengeId: unknown, answer: '{}' };
const code = { code: '123456' };

/** Somebody in office in IR-09 who lost everything. */
async function aRecovery(api: ApiWorld): Promise<string> {
  const { accountId } = await api.account([['council', 'IR-09']]);
  const id = systemChance.newId();
  await api.world.owner.query(
    `insert into account_recovery (id, account_id, state, note, asked_at, expires_at)
     values ($1, $2, 'asked', 'گوشی گم شد', now(), now() + interval '7 days')`,
    [id, accountId],
  );
  return id;
}
async function openCase({ api }: { api: ApiWorld }) {
  const recoveryId = await aRecovery(api);
  const administrator = await api.world.asStaff('national_administrator', null);
  const { version } = (await showRecovery(administrator, recoveryId)).recovery;
  return { params: { recoveryId }, version };
}

/** Calls about passkeys, TOTP and recovery codes; see `calls.ts`. Nobody here has any, nor a question to answer. */
export const authenticatorCalls = {
  'authenticators.list': async () => ({}),
  'authenticators.beginPasskey': async () => ({}),
  'authenticators.addPasskey': async () => ({ body: { ...answer, name: 'گوشی' } }),
  'authenticators.beginTotp': async () => ({}),
  'authenticators.showTotp': async () => ({ params: { challengeId: unknown } }),
  'authenticators.addTotp': async () => ({
    params: { challengeId: unknown },
    body: { ...code, name: 'گوشی' },
  }),
  'authenticators.remove': async () => ({ params: { authenticatorId: unknown } }),
  'authenticators.makeRecoveryCodes': async () => ({}),
  'authenticators.beginSignIn': async () => ({}),
  'authenticators.signInByPasskey': async () => ({ body: answer }),
  'authenticators.signInByTotp': async () => ({ body: { ...code, mobile: '09930000999' } }),
  'authenticators.beginConfirmation': async () => ({}),
  'authenticators.confirmByPasskey': async () => ({ body: answer }),
  'authenticators.confirmByTotp': async () => ({ body: code }),
  'authenticators.confirmByRecoveryCode': async () => ({ body: { code: 'AAAAA-AAAAA' } }),
  'authenticators.showOwnRecovery': async () => ({}),
  'authenticators.askRecovery': async () => ({ body: { note: 'گوشی گم شد' } }),
  'authenticators.listRecoveries': async () => ({}),
  'authenticators.showRecovery': async ({ api }: { api: ApiWorld }) => ({
    params: { recoveryId: await aRecovery(api) },
  }),
  'authenticators.confirmRecovery': async (all: { api: ApiWorld }) => {
    const { params, version } = await openCase(all);
    return { params, body: { version, seen: 'document' } };
  },
  'authenticators.refuseRecovery': async (all: { api: ApiWorld }) => {
    const { params, version } = await openCase(all);
    return { params, body: { version } };
  },
};
