import { messageAttempt, withTransaction } from '@hamyar/db';
import { actingAs, type Actor, systemChance } from '@hamyar/platform';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { notificationsChecks } from './checks.ts';
import { deliverText } from './deliver-text.ts';
import { listNotifications } from './list-notifications.ts';
import { notify } from './notify.ts';
import { isTooLate } from './policy.ts';
import { readNotifications } from './read-notifications.ts';
import { sendSms } from './send-sms.ts';

let world: World;
let service: Ctx;
let made = 0;
beforeAll(async () => {
  world = await openWorld();
  service = world.asOperator();
});
beforeEach(() => {
  world.sms.answer = () => ({ kind: 'sent', messageId: '1' });
  world.sms.sent.length = 0;
});
afterAll(() => world.close());

const attemptsOf = async (outboxId: string) => {
  const { rows } = await world.owner.query<{ state: string }>(
    'select state from message_attempt where outbox_id = $1 order by started_at, id',
    [outboxId],
  );
  return rows.map((row) => row.state);
};
const sms = () => ({
  outboxId: systemChance.newId(),
  template: 'credential_verified',
  to: '+989120000000',
  tokens: { link: 'x' },
});

async function member(): Promise<{ ctx: Ctx; accountId: string; mobile: string }> {
  const accountId = systemChance.newId();
  const mobile = `+98914000${String(++made).padStart(4, '0')}`;
  await world.owner.query("insert into account (id, mobile, retain_until) values ($1, $2, '2031-01-01')", [
    accountId,
    mobile,
  ]);
  const actor: Actor = { kind: 'person', accountId, sessionId: systemChance.newId(), isVolunteer: false };
  return { ctx: actingAs(world.as(), actor), accountId, mobile };
}
const tell = (to: { accountId: string; mobile: string | null }, template = 'credential_verified') =>
  withTransaction(service, (tx) => notify(service, tx, { ...to, template, params: {}, link: '/find' }));

describe('a text that comes late', () => {
  const now = new Date('2026-11-29T09:00:00Z');
  const hoursAgo = (hours: number) => now.getTime() - hours * 3_600_000;

  it('is no news after two days, counted from when it was to go out', () => {
    expect(isTooLate(hoursAgo(48), now)).toBe(false);
    expect(isTooLate(hoursAgo(48.1), now)).toBe(true);
  });

  it('goes out all the same when somebody lets it go again', () => {
    expect(isTooLate(null, now)).toBe(false);
  });

  it('rings for nothing that a queue held back for days, and stays in the inbox', async () => {
    const { ctx, accountId, mobile } = await member();
    await tell({ accountId, mobile });
    const [message] = (await listNotifications(ctx, { limit: 5 })).items;
    const send = (dueAt: Date) =>
      deliverText.run(
        service,
        { notificationId: message?.id ?? '', dueAtMs: dueAt.getTime() },
        systemChance.newId(),
      );
    const today = service.clock.now();
    await send(new Date(today.getTime() - 3 * 86_400_000));
    expect(world.sms.sent).toHaveLength(0);
    await send(today);
    expect(world.sms.sent).toHaveLength(1);
  });
});

describe('a text that comes from an office', () => {
  const from = async (provinceCode: string | null) => {
    await sendSms(service, { ...sms(), provinceCode });
    return world.sms.sent.at(-1)?.line;
  };
  const record = (provinceCode: string, number: number, line: string | null) =>
    world.owner.query(
      `insert into office_version (province_code, number, address_fa, phone, hours_fa, sms_line, protection_role_fa, protection_phone)
       values ($1, $2, 'x', '1480', 'x', $3, 'x', '1480')`,
      [provinceCode, number, line],
    );

  it('goes out by the line that its office recorded last, every other by the platform’s own', async () => {
    await record('IR-09', 1, '30001111');
    await record('IR-09', 2, '30002222');
    await record('IR-14', 1, null);
    expect(await from('IR-09')).toBe('30002222');
    expect(await from('IR-14')).toBeNull();
    expect(await from('IR-23')).toBeNull();
    expect(await from(null)).toBeNull();
  });

  it('is known by its message, however much later it goes out', async () => {
    const { accountId, mobile } = await member();
    const template = 'credential_verified';
    await withTransaction(service, (tx) =>
      notify(service, tx, { accountId, mobile, provinceCode: 'IR-09', template, params: {}, link: '/find' }),
    );
    const { rows } = await world.owner.query<{ id: string }>(
      'select id from notification where account_id = $1',
      [accountId],
    );
    const job = world.asJob('notifications.deliver');
    await deliverText.run(job, { notificationId: rows[0]?.id ?? '' }, systemChance.newId());
    expect(world.sms.sent.at(-1)).toMatchObject({ to: mobile, line: '30002222' });
  });
});

describe('a text message', () => {
  it('is sent once, however often its job is delivered', async () => {
    const message = sms();
    await sendSms(service, message);
    await sendSms(service, message);
    expect(world.sms.sent).toHaveLength(1);
    expect(await attemptsOf(message.outboxId)).toEqual(['sent']);
  });

  it('whose sender crashed in the middle stays «sending» and is never sent again by itself', async () => {
    const message = sms();
    await withTransaction(service, (tx) =>
      tx.insert(messageAttempt).values({
        id: systemChance.newId(),
        outboxId: message.outboxId,
        template: message.template,
        state: 'sending',
        startedAt: world.clock.now(),
      }),
    );
    await sendSms(service, message);
    expect(world.sms.sent).toEqual([]);
    expect(await attemptsOf(message.outboxId)).toEqual(['sending']);
  });

  it('is tried again after the provider was away', async () => {
    const message = sms();
    world.sms.answer = () => ({ kind: 'unavailable' }) as never;
    await expect(sendSms(service, message)).rejects.toThrow('did not take');
    world.sms.answer = () => ({ kind: 'sent', messageId: '2' });
    await sendSms(service, message);
    expect(await attemptsOf(message.outboxId)).toEqual(['unknown', 'sent']);
  });

  it('that the provider rejects is not tried again', async () => {
    const message = sms();
    world.sms.answer = () => ({ kind: 'rejected', reason: 'number', code: 1 });
    await sendSms(service, message);
    await sendSms(service, message);
    expect(await attemptsOf(message.outboxId)).toEqual(['rejected']);
  });
});

describe('a notification', () => {
  it('enqueues a text only where a mobile and an approved template exist', async () => {
    const one = await member();
    await tell(one);
    await tell({ ...one, mobile: null });
    await tell(one, 'template_without_text');
    const { rows } = await world.owner.query(
      `select o.payload from outbox o join notification n on n.id::text = o.payload->>'notificationId' where n.account_id = $1`,
      [one.accountId],
    );
    expect(rows).toHaveLength(1);
    await deliverText.run(service, rows[0].payload as { notificationId: string }, systemChance.newId());
    expect(world.sms.sent).toMatchObject([
      { to: one.mobile, tokens: { link: 'http://localhost:3000/find' } },
    ]);
  });

  it('is undone with the change it tells of', async () => {
    const one = await member();
    const broken = withTransaction(service, async (tx) => {
      await notify(service, tx, { ...one, template: 'credential_verified', params: {}, link: null });
      throw new Error('the change failed');
    });
    await expect(broken).rejects.toThrow('the change failed');
    expect((await listNotifications(one.ctx, { limit: 10 })).items).toEqual([]);
  });
});

describe('an inbox', () => {
  it('shows its owner’s messages only, newest first, page by page', async () => {
    const mine = await member();
    const theirs = await member();
    for (const template of ['first', 'second', 'third']) await tell(mine, template);
    await tell(theirs, 'secret');
    const top = await listNotifications(mine.ctx, { limit: 2 });
    expect(top.items.map((item) => item.template)).toEqual(['third', 'second']);
    const rest = await listNotifications(mine.ctx, { limit: 2, cursor: top.next ?? '' });
    expect(rest.items.map((item) => item.template)).toEqual(['first']);
    expect([top.unread, rest.next]).toEqual([3, null]);
  });

  it('cannot be marked as read by somebody else', async () => {
    const mine = await member();
    const theirs = await member();
    await tell(mine);
    const [message] = (await listNotifications(mine.ctx, { limit: 1 })).items;
    await readNotifications(theirs.ctx, [message?.id ?? '']);
    expect((await listNotifications(mine.ctx, { limit: 1 })).unread).toBe(1);
    await readNotifications(mine.ctx, [message?.id ?? '']);
    expect((await listNotifications(mine.ctx, { limit: 1 })).unread).toBe(0);
  });

  it('is marked as read whole when no message is named', async () => {
    const mine = await member();
    await tell(mine);
    await tell(mine);
    await readNotifications(mine.ctx);
    expect((await listNotifications(mine.ctx, { limit: 1 })).unread).toBe(0);
  });

  it('is closed to visitors', async () => {
    await expect(listNotifications(world.as(), { limit: 1 })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

it('every invariant of notifications holds after all of this', async () => {
  for (const check of notificationsChecks) {
    const { rows } = await world.owner.query(check.sql);
    expect(rows, check.title).toEqual([]);
  }
});
