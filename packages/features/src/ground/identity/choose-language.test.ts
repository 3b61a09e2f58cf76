import { withTransaction } from '@hamyar/db';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chooseLanguage } from './choose-language.ts';
import { sendCode } from './jobs.ts';
import { requestCode } from './request-code.ts';
import { showLanguage } from './show-language.ts';
import { verifyCode } from './verify-code.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const browserKey = 'b'.repeat(32);
let made = 0;

/** Signs somebody in on a page of a language, by the text that their phone got. */
async function signIn(locale: 'fa' | 'en', mobile = `0912007${String(++made).padStart(4, '0')}`) {
  const asked = await requestCode(world.as(), { mobile, address: `10.0.1.${++made}`, browserKey, locale });
  const job = world.asJob('identity.send-code');
  await sendCode.run(job, { challengeId: asked.challengeId }, job.newId());
  const text = world.sms.sent.at(-1);
  await verifyCode(world.as(), {
    challengeId: asked.challengeId,
    code: text?.tokens['code'] ?? '',
    browserKey,
  });
  const { rows } = await world.owner.query<{ id: string; locale: string }>(
    'select id, locale from account where mobile = $1',
    [`+98${mobile.slice(1)}`],
  );
  const [account] = rows;
  if (!account) throw new Error('a sign-in makes an account');
  return { mobile, text, account };
}
const person = (accountId: string) =>
  world.as({ kind: 'person', accountId, sessionId: world.asOperator().newId(), isVolunteer: false });

it('a code is written in the language of the page that asked, and an account begins with it', async () => {
  const english = await signIn('en');
  expect(english.text?.templateKey).toBe('sign_in_code_en');
  expect(english.account.locale).toBe('en');
  const persian = await signIn('fa');
  expect(persian.text?.templateKey).toBe('sign_in_code');
  expect(persian.account.locale).toBe('fa');
});

it('a later sign-in on a page of the other language leaves the choice as it is', async () => {
  const { mobile } = await signIn('en');
  world.clock.advance(61_000);
  expect((await signIn('fa', mobile)).account.locale).toBe('en');
});

it('a person chooses the language of their own texts, with one row in the log', async () => {
  const { account } = await signIn('fa');
  const own = person(account.id);
  expect(await showLanguage(own)).toEqual({ language: 'fa' });
  await chooseLanguage(own, 'en');
  await chooseLanguage(own, 'en');
  expect(await showLanguage(own)).toEqual({ language: 'en' });
  const { rows } = await world.owner.query("select from audit where action = 'account.language_chosen'");
  expect(rows).toHaveLength(1);
  await expect(chooseLanguage(world.as(), 'en')).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('nobody changes another’s language, whatever the application is talked into', async () => {
  const { account } = await signIn('fa');
  const other = await signIn('fa');
  const { rowCount } = await withTransaction(person(other.account.id), (tx) =>
    tx.$client.query("update account set locale = 'en' where id = $1", [account.id]),
  );
  expect(rowCount).toBe(0);
});
