import { withTransaction } from '@hamyar/db';
import { systemChance } from '@hamyar/platform';
import { aNeed } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { deliverText } from './deliver-text.ts';
import { notify } from './notify.ts';

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

describe('the language of a text', () => {
  const need = { needId: '', title: 'ویزیت سالمندان', titleEn: 'Visits to older people' };
  const offerTo = async (locale: 'fa' | 'en', titleEn: string | null = need.titleEn) => {
    const accountId = systemChance.newId();
    const mobile = `+98914001${String(++made).padStart(4, '0')}`;
    await world.owner.query(
      "insert into account (id, mobile, locale, retain_until) values ($1, $2, $3, '2031-01-01')",
      [accountId, mobile, locale],
    );
    const { id: needId } = await aNeed(world);
    const told = {
      accountId,
      mobile,
      template: 'offer',
      need: { ...need, needId, titleEn },
      link: '/offers' as const,
    };
    await withTransaction(service, (tx) =>
      notify(service, tx, { ...told, params: { startsAt: '2026-11-28T12:30:00.000Z' } }),
    );
    const { rows } = await world.owner.query<{ id: string }>(
      'select id from notification where account_id = $1',
      [accountId],
    );
    const run = () => deliverText.run(service, { notificationId: rows[0]?.id ?? '' }, systemChance.newId());
    return { run };
  };

  it('is the one that its reader chose: template, words, day and the page it leads to', async () => {
    await (await offerTo('en')).run();
    expect(world.sms.sent.at(-1)).toMatchObject({
      templateKey: 'offer_en',
      tokens: {
        need: 'Visits to older people',
        when: expect.stringMatching(/^Sat 7 Azar/),
        link: 'http://localhost:3000/en/offers',
      },
    });
    await (await offerTo('fa')).run();
    expect(world.sms.sent.at(-1)).toMatchObject({
      templateKey: 'offer',
      tokens: { need: 'ویزیت سالمندان', link: 'http://localhost:3000/offers' },
    });
  });

  it('names a need in Persian where its office wrote no English', async () => {
    await (await offerTo('en', null)).run();
    expect(world.sms.sent.at(-1)?.tokens['need']).toBe('ویزیت سالمندان');
  });

  it('is Persian where the provider has not approved the English text: nothing went out by that one', async () => {
    const { run } = await offerTo('en');
    world.sms.answer = ({ templateKey }) =>
      templateKey === 'offer_en'
        ? { kind: 'rejected', reason: 'template', code: 424 }
        : { kind: 'sent', messageId: '7' };
    await run();
    expect(world.sms.sent).toMatchObject([
      { templateKey: 'offer', tokens: { link: 'http://localhost:3000/offers' } },
    ]);
    const { rows } = await world.owner.query(
      "select template, state from message_attempt where template like 'offer%' order by id desc limit 1",
    );
    expect(rows).toEqual([{ template: 'offer', state: 'sent' }]);
  });

  it('of somebody without an account is the one their gift was made in', async () => {
    const told = {
      accountId: null,
      mobile: '+989140009999',
      template: 'receipt',
      link: '/receipts/x' as const,
    };
    await withTransaction(service, (tx) =>
      notify(service, tx, { ...told, params: { amountIrr: '500000', project: 'خانه' }, locale: 'en' }),
    );
    const { rows } = await world.owner.query<{ id: string }>(
      "select id from notification where recipient_mobile = '+989140009999'",
    );
    await deliverText.run(service, { notificationId: rows[0]?.id ?? '' }, systemChance.newId());
    expect(world.sms.sent.at(-1)).toMatchObject({
      templateKey: 'receipt_en',
      tokens: { link: 'http://localhost:3000/en/receipts/x' },
    });
  });
});
