import { otpChallenge, withTransaction } from '@hamyar/db';
import type { Actor } from '@hamyar/platform';
import { openWorld, type World } from '@hamyar/testing/world';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { eraseSignInTraces } from './erase-accounts.ts';
import { keepForm } from './keep-form.ts';
import { actorOfSession } from './queries.ts';
import { requestCode } from './request-code.ts';
import { showKeptForm } from './show-kept-form.ts';
import { verifyCode } from './verify-code.ts';

let world: World;
let made = 0;
let person: Actor;
let browserKey = '';
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  browserKey = (++made).toString(16).padStart(32, '0');
  person = await signedIn(browserKey);
});
afterAll(() => world.close());

const address = '192.0.2.7';
const form = { path: '/me/settings?/pause', fields: [['note', 'سفر «کاری»']] } satisfies Parameters<
  typeof keepForm
>[1]['form'];

async function signedIn(key: string): Promise<Actor> {
  const mobile = `0915000${String(++made).padStart(4, '0')}`;
  const { challengeId } = await requestCode(world.as(), { mobile, address, browserKey: key });
  const service = world.asOperator();
  const code = await withTransaction(service, async (tx) => {
    const [row] = await tx.select().from(otpChallenge).where(eq(otpChallenge.id, challengeId));
    if (!row?.codeSealed) throw new Error('no code');
    return service.sealing.open(row.codeSealed, 'otp_challenge.code');
  });
  const { issued } = await verifyCode(world.as(), { challengeId, code, browserKey: key });
  const actor = await actorOfSession(world, issued.sessionId);
  if (!actor) throw new Error('no session');
  return actor;
}
const keep = async () => {
  const keptFormId = await keepForm(world.as(), { form, address, browserKey });
  if (!keptFormId) throw new Error('not kept');
  return keptFormId;
};

it('a form posted after the session ended is kept for its sender, word for word', async () => {
  const keptFormId = await keep();
  expect(await showKeptForm(world.as(person), { keptFormId, browserKey })).toEqual(form);
});

it('a form is kept for nobody else who signs in in the same browser, and for no other browser', async () => {
  const keptFormId = await keep();
  const other = await signedIn(browserKey);
  const gone = { reason: 'kept_form.gone' };
  await expect(showKeptForm(world.as(other), { keptFormId, browserKey })).rejects.toMatchObject(gone);
  const elsewhere = showKeptForm(world.as(person), { keptFormId, browserKey: 'f'.repeat(32) });
  await expect(elsewhere).rejects.toMatchObject(gone);
});

it('a form is kept for half an hour, then it is gone and erased', async () => {
  const keptFormId = await keep();
  world.clock.advance(30 * 60_000);
  const late = showKeptForm(world.as(person), { keptFormId, browserKey });
  await expect(late).rejects.toMatchObject({ reason: 'kept_form.gone' });
  await eraseSignInTraces(world.asJob('identity.erase'));
  const { rows } = await world.owner.query('select count(*)::int as kept from kept_form where id = $1', [
    keptFormId,
  ]);
  expect(rows).toEqual([{ kept: 0 }]);
});

it('nothing is kept for a browser that never signed in', async () => {
  expect(await keepForm(world.as(), { form, address, browserKey: 'e'.repeat(32) })).toBeNull();
});

it('what was typed stands in the database sealed only', async () => {
  const keptFormId = await keep();
  const { rows } = await world.owner.query<{ row: string }>(
    "select kept_form::text || encode(form_sealed, 'escape') as row from kept_form where id = $1",
    [keptFormId],
  );
  expect(rows[0]?.row).not.toContain('settings');
});
