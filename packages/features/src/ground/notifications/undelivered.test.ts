import { withTransaction } from '@hamyar/db';
import { systemChance } from '@hamyar/platform';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { raiseAlarm } from '../system/raise-alarm.ts';
import { notificationsChecks } from './checks.ts';
import { deliverText } from './deliver-text.ts';
import { listUndelivered } from './list-undelivered.ts';
import { notify } from './notify.ts';
import { resumeHeld, sendAgain } from './send-again.ts';
import { sendSms } from './send-sms.ts';

let world: World;
let job: Ctx;
let national: Ctx;
beforeEach(async () => {
  world = await openWorld();
  job = world.asJob('notifications.deliver');
  national = await world.asStaff('national', null);
});
afterEach(async () => {
  for (const check of notificationsChecks) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
  await world.close();
});

const page = { limit: 30 };
const noCredit = () => ({ kind: 'rejected', reason: 'credit', code: 418 }) as const;

async function tell(mobile = '+989140000001'): Promise<void> {
  const ctx = world.asJob('matching.offer-need');
  await withTransaction(ctx, (tx) =>
    notify(ctx, tx, { accountId: null, mobile, template: 'credential_verified', params: {}, link: '/find' }),
  );
}
/** Does what waits in the outbox, as the worker would. */
async function work(): Promise<void> {
  const { rows } = await world.owner.query<{ id: string; payload: { notificationId: string } }>(
    "update outbox set state = 2, done_at = now() where topic = 'notifications.deliver' and done_at is null returning id, payload",
  );
  for (const { id, payload } of rows) await deliverText.run(job, payload, id);
}
const states = async () =>
  (await world.owner.query<{ state: string }>('select state from message_attempt order by id')).rows.map(
    ({ state }) => state,
  );

it('texts refused for an empty account wait, one a minute asks, and all go out once one got through', async () => {
  world.sms.answer = noCredit;
  await tell();
  await work();
  let calls = 0;
  world.sms.answer = () => {
    calls += 1;
    return noCredit();
  };
  for (let more = 0; more < 3; more += 1) await tell();
  await work();
  expect(calls).toBe(0);
  expect(await states()).toEqual(['held', 'held', 'held', 'held']);

  const clock = world.asJob('notifications.resume');
  world.clock.advance(61_000);
  await resumeHeld(clock);
  await work();
  expect(calls).toBe(1);

  world.sms.answer = () => ({ kind: 'sent', messageId: '1' });
  world.clock.advance(61_000);
  await resumeHeld(clock);
  await work();
  expect(world.sms.sent).toHaveLength(1);
  world.clock.advance(1_000);
  await resumeHeld(clock);
  await work();
  expect(world.sms.sent).toHaveLength(4);
  expect((await listUndelivered(national, page)).items).toEqual([]);
});

it('a text of another template goes out while one template waits for its approval', async () => {
  world.sms.answer = ({ templateKey }) =>
    templateKey === 'offer'
      ? { kind: 'rejected', reason: 'template', code: 424 }
      : { kind: 'sent', messageId: '1' };
  const message = (template: string) => ({
    outboxId: systemChance.newId(),
    template,
    to: '+989120000000',
    tokens: {},
  });
  await sendSms(job, message('offer'));
  await sendSms(job, message('receipt'));
  expect(await states()).toEqual(['held', 'sent']);
});

it('every text that reached nobody stands on a page with its reason, and can be sent again', async () => {
  world.sms.answer = () => ({ kind: 'rejected', reason: 'tokens', code: 431 });
  await tell('+989141112233');
  await work();
  const { items, held } = await listUndelivered(national, page);
  expect(items).toMatchObject([{ why: 'tokens', code: 431, isHeld: false, may: ['send_again'] }]);
  expect(held).toBe(0);
  expect(JSON.stringify(items)).not.toContain('141112233');
  world.sms.answer = () => ({ kind: 'sent', messageId: '1' });
  const ids = items.map(({ attemptId }) => attemptId);
  expect(await sendAgain(national, ids)).toBe(1);
  expect(await sendAgain(national, ids)).toBe(0);
  await work();
  expect(world.sms.sent).toHaveLength(1);
  expect(await listUndelivered(national, page)).toMatchObject({ items: [], count: 0 });
});

it('national staff are told once that texts reach nobody', async () => {
  world.sms.answer = noCredit;
  await tell();
  await work();
  const clock = world.asJob('system.raise-alarm');
  expect(await raiseAlarm(clock)).toBe(1);
  expect(await raiseAlarm(clock)).toBe(0);
});

it('undelivered texts are shown and sent by nobody but national staff', async () => {
  const officer = await world.asStaff('officer', 'IR-09');
  await expect(listUndelivered(officer, page)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(sendAgain(officer, [systemChance.newId()])).rejects.toMatchObject({ code: 'forbidden' });
});
