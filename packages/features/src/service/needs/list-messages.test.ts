import { withTransaction } from '@hamyar/db';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverText } from '../../ground/notifications/deliver-text.ts';
import type { Ctx } from '../../kit/feature.ts';
import { acceptOffer } from '../assignments/accept-offer.ts';
import { withdrawAssignment } from '../assignments/withdraw-assignment.ts';
import { listMessages } from './list-messages.ts';
import { messageStanding } from './policy.ts';

let world: World;
let officer: Ctx;
beforeAll(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterAll(() => world.close());

const page = { limit: 10 };

/** A need with one place, which a volunteer of its province accepted: one message to them. */
async function anAcceptedNeed(more: Parameters<typeof aVolunteer>[1] = {}) {
  const need = await aNeed(world, { title: 'ویزیت سالمندان' });
  const volunteer = await aVolunteer(world, more);
  const assignmentId = await anOffer(world, volunteer, need.slotIds[0] ?? '');
  await acceptOffer(volunteer.ctx, assignmentId);
  return { need, volunteer, assignmentId };
}

/** Sends the text of the newest message of a need, as the worker would. */
async function deliver(needId: string): Promise<void> {
  const { rows } = await world.owner.query<{ id: string }>(
    'select id from notification where need_id = $1 order by id desc limit 1',
    [needId],
  );
  const outboxId = world.asOperator().newId();
  await deliverText.run(world.asOperator(), { notificationId: rows[0]?.id ?? '' }, outboxId);
}

describe('the messages of a need', () => {
  it('are shown to its office with whom they went to, masked, and what became of their texts', async () => {
    const { need, volunteer, assignmentId } = await anAcceptedNeed();
    const [queued] = (await listMessages(officer, need.id, page)).items;
    expect(queued).toMatchObject({
      template: 'assignment_accepted',
      firstName: 'سارا',
      isKnown: true,
      state: 'queued',
      attemptedAt: null,
    });
    expect(queued?.mobileMasked).toContain('•••');
    expect(queued?.mobileMasked).not.toContain(volunteer.mobile.slice(-7));
    await deliver(need.id);
    expect((await listMessages(officer, need.id, page)).items).toMatchObject([{ state: 'sent' }]);
    await withdrawAssignment(volunteer.ctx, assignmentId);
    const { items, title } = await listMessages(officer, need.id, page);
    // Newest first; giving a place back goes to the inbox alone.
    expect(items.map(({ template, state }) => [template, state])).toEqual([
      ['assignment_withdrawn', 'inbox'],
      ['assignment_accepted', 'sent'],
    ]);
    expect(title).toEqual({ fa: 'ویزیت سالمندان', en: null });
    const first = await listMessages(officer, need.id, { limit: 1 });
    const second = await listMessages(officer, need.id, { limit: 1, cursor: first.next ?? '' });
    expect([first.items[0]?.template, second.items[0]?.template, second.next]).toEqual([
      'assignment_withdrawn',
      'assignment_accepted',
      null,
    ]);
  });

  it('say why the provider did not take a text', async () => {
    const { need } = await anAcceptedNeed();
    const answer = world.sms.answer;
    world.sms.answer = () => ({ kind: 'rejected', reason: 'number', code: 411 });
    await deliver(need.id);
    world.sms.answer = answer;
    expect((await listMessages(officer, need.id, page)).items).toMatchObject([
      { state: 'rejected', refusal: 'number' },
    ]);
  });

  it('name no volunteer of another province', async () => {
    const { need } = await anAcceptedNeed({ provinceCode: 'IR-23', countyCode: '2301' });
    const [message] = (await listMessages(officer, need.id, page)).items;
    expect(message).toMatchObject({ isKnown: false, firstName: null, lastName: null });
  });

  it('are nobody else’s: neither another province’s officer, nor another county’s, nor a query without a filter', async () => {
    const { need } = await anAcceptedNeed();
    const elsewhere = await world.asStaff('officer', 'IR-23');
    await expect(listMessages(elsewhere, need.id, page)).rejects.toMatchObject({ reason: 'need.unknown' });
    await expect(listMessages(world.as(), need.id, page)).rejects.toMatchObject({ code: 'unauthenticated' });
    const seen = async (ctx: Ctx, table: string) =>
      (
        await withTransaction(ctx, (tx) =>
          tx.$client.query<{ n: number }>(`select count(*)::int as n from ${table}`),
        )
      ).rows[0]?.n;
    await deliver(need.id);
    for (const table of ['notification', 'message_attempt']) {
      expect(await seen(officer, table), table).toBeGreaterThan(0);
      expect(await seen(elsewhere, table), table).toBe(0);
    }
  });

  it('of anything else stay hidden from the office', async () => {
    const { need, volunteer } = await anAcceptedNeed();
    await world.owner.query('update notification set need_id = null where account_id = $1', [
      volunteer.accountId,
    ]);
    expect((await listMessages(officer, need.id, page)).items).toEqual([]);
    const { rows } = await withTransaction(officer, (tx) =>
      tx.$client.query('select id from notification where account_id = $1', [volunteer.accountId]),
    );
    expect(rows).toEqual([]);
  });
});

describe('the standing of a message', () => {
  const now = new Date('2026-11-21T09:00:00Z');
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const standing = (more: Partial<Parameters<typeof messageStanding>[0]>) =>
    messageStanding(
      {
        ...{ mobile: '+989120000000', createdAt: minutesAgo(5), readAt: null },
        ...{ attempt: null, attemptedAt: null, refusal: null },
        ...more,
      },
      now,
    ).state;

  it.each([
    ['its hour has not come', {}, 'queued'],
    ['the provider was away', { attempt: 'unknown' as const }, 'queued'],
    ['it was let go again', { attempt: 'again' as const }, 'queued'],
    ['it is being handed over', { attempt: 'sending' as const, attemptedAt: minutesAgo(1) }, 'queued'],
    ['it was cut off', { attempt: 'sending' as const, attemptedAt: minutesAgo(11) }, 'lost'],
    ['it was read first', { createdAt: minutesAgo(30), readAt: minutesAgo(20) }, 'unneeded'],
    ['it waited for longer than any text does', { createdAt: minutesAgo(13 * 24 * 60) }, 'unneeded'],
    ['it has no text', { mobile: null }, 'inbox'],
  ] as const)('where %s: %j is %s', (_when, more, state) => {
    expect(standing(more)).toBe(state);
  });
});
