import { withTransaction } from '@hamyar/db';
import { codeFor } from '@hamyar/testing/asked-code';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contributionsPrivacy } from '../../giving/contributions/privacy.ts';
import { pledgesPrivacy } from '../../giving/pledges/privacy.ts';
import type { Ctx } from '../../kit/feature.ts';
import { volunteersChecks } from '../../service/volunteers/checks.ts';
import { claimProfile } from '../../service/volunteers/claim-profile.ts';
import { restReleased } from '../../service/volunteers/rest-released.ts';
import { notify } from '../notifications/index.ts';
import { personOf } from '../privacy/queries.ts';
import { beginAfresh } from './begin-afresh.ts';
import { identityChecks } from './checks.ts';
import { proveOwner } from './prove-owner.ts';
import { actorOfSession } from './queries.ts';
import { verifyCode } from './verify-code.ts';

let world: World;
let old: MadeVolunteer;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const dayMs = 86_400_000;
const nationalId = '0084575948';
const wrongId = '0013542419';
const refusal = (reason: string) => ({ reason });

/** A volunteer whose record knows a national ID, and who was last here so many days ago. */
async function slept(days: number): Promise<MadeVolunteer> {
  const person = await aVolunteer(world);
  await world.owner.query('update account set signed_in_at = $2, created_at = $2 where id = $1', [
    person.accountId,
    new Date(world.clock.now().getTime() - days * dayMs),
  ]);
  await world.owner.query(
    'update volunteer set national_id_index = $2, national_id_sealed = $3 where id = $1',
    [
      person.id,
      world.as().sealing.index(nationalId, 'volunteer.national_id'),
      world.as().sealing.seal(nationalId, 'volunteer.national_id'),
    ],
  );
  return person;
}
beforeEach(async () => {
  // Each test asks for codes anew: what limits them is not the matter here.
  await world.owner.query('delete from otp_budget');
  await world.owner.query('delete from otp_challenge');
  await world.owner.query('delete from volunteer where national_id_index is not null');
  old = await slept(400);
});

/** Says in a browser what one knows. */
const answer = (said: Omit<Parameters<typeof proveOwner>[1], 'paperKind'>) =>
  proveOwner(world.as(), { paperKind: 'national_id', ...said });

/** Types the code of a number that slept. @returns the browser that is asked now */
async function typed(mobile: string): Promise<{ browserKey: string }> {
  const asked = await codeFor(world, mobile);
  await expect(verifyCode(world.as(), asked)).rejects.toMatchObject(refusal('sign_in.asleep'));
  return { browserKey: asked.browserKey };
}
const actOf = async (sessionId: string): Promise<Ctx> => {
  const actor = await actorOfSession(world, sessionId);
  if (!actor) throw new Error('the session is over');
  return world.as(actor);
};
const accountOfSession = async (sessionId: string) => {
  const { actor } = await actOf(sessionId);
  return 'accountId' in actor ? actor.accountId : null;
};
const sessions = async (accountId: string) =>
  (await world.owner.query('select from session where account_id = $1', [accountId])).rowCount;

describe('a number that nobody signed in by for a year', () => {
  it('opens nothing by a text, in whatever browser and however often', async () => {
    for (let times = 0; times < 3; times++) await typed(old.mobile);
    expect(await sessions(old.accountId)).toBe(0);
  });

  it('opens by a text a day before the year is over', async () => {
    const recent = await slept(364);
    expect(await verifyCode(world.as(), await codeFor(world, recent.mobile))).toMatchObject({ isNew: false });
  });

  it('opens in a browser that has signed it in before', async () => {
    const asked = await codeFor(world, old.mobile);
    await world.owner.query('insert into known_browser values ($1, $2, now())', [
      old.accountId,
      world.as().sealing.index(asked.browserKey, 'otp_challenge.browser'),
    ]);
    expect(await verifyCode(world.as(), asked)).toMatchObject({ isNew: false });
  });

  it('opens to whoever knows what the record knows, and is awake from then on', async () => {
    const browser = await typed(old.mobile);
    const { issued } = await answer({ ...browser, nationalId: '۰۰۸۴۵۷۵۹۴۸' });
    expect(await accountOfSession(issued.sessionId)).toBe(old.accountId);
    expect(await verifyCode(world.as(), await codeFor(world, old.mobile))).toMatchObject({ isNew: false });
  });

  it('does not open by the day of birth alone where the record knows a national ID', async () => {
    const browser = await typed(old.mobile);
    await expect(answer({ ...browser, bornOn: '1985-06-05' })).rejects.toMatchObject(
      refusal('sign_in.not_known'),
    );
  });

  it('takes five wrong answers and then none, the right one neither, from any browser', async () => {
    const browser = await typed(old.mobile);
    for (let tries = 0; tries < 5; tries++)
      await expect(answer({ ...browser, nationalId: wrongId })).rejects.toMatchObject(
        refusal('sign_in.not_known'),
      );
    await expect(answer({ ...browser, nationalId })).rejects.toMatchObject(
      refusal('sign_in.too_many_answers'),
    );
  });

  it('tells a wrong answer and one that nothing could be right for alike', async () => {
    await world.owner.query('update volunteer set account_id = null where id = $1', [old.id]);
    const browser = await typed(old.mobile);
    await expect(answer({ ...browser, nationalId })).rejects.toMatchObject(refusal('sign_in.not_known'));
  });

  it('asks only the browser that has just proven the number, once, for a quarter of an hour', async () => {
    await typed(old.mobile);
    const other = { browserKey: 'c'.repeat(64) };
    await expect(answer({ ...other, nationalId })).rejects.toMatchObject(refusal('sign_in.nothing_asked'));
    await expect(beginAfresh(world.as(), other)).rejects.toMatchObject(refusal('sign_in.nothing_asked'));
    const browser = await typed(old.mobile);
    world.clock.advance(15 * 60_000);
    await expect(beginAfresh(world.as(), browser)).rejects.toMatchObject(refusal('sign_in.nothing_asked'));
    const again = await typed(old.mobile);
    await beginAfresh(world.as(), again);
    await expect(beginAfresh(world.as(), again)).rejects.toMatchObject(refusal('sign_in.nothing_asked'));
  });
});

describe('a receipt', () => {
  /** A gift under the number, receipted so many days ago. */
  async function gave(daysAgo: number, code: string): Promise<void> {
    await world.owner.query(
      `with j as (insert into project (province_code, theme, title_fa, summary_fa, target_irr, unit_label_fa, unit_count, status)
           values ('IR-09', 'housing', 'خانه', 'خانه', 10, 'خانه', 1, 'open') returning id),
         p as (insert into pledge (project_id, province_code, donor_name, donor_mobile, amount_irr, state, key_hash, retain_until, expires_at, created_at)
           select id, 'IR-09', 'بهرام', $1, 5, 'expired', $2, '2031-01-01', $3, $3 from j returning id),
         y as (insert into payment (pledge_id, province_code, amount_irr, gateway, state)
           select id, 'IR-09', 5, 'g', 'receipted' from p returning id)
       insert into receipt (payment_id, province_code, serial_year, serial_number, code, issued_at)
         select id, 'IR-09', 1405, $4, $2, $3 from y`,
      [old.mobile, code, new Date(world.clock.now().getTime() - daysAgo * dayMs), daysAgo],
    );
  }

  it('of the days when the owner still came opens the account, however it is typed', async () => {
    await gave(450, '7K3M9QX2AB');
    const { issued } = await answer({
      ...(await typed(old.mobile)),
      receiptCode: '7k3m 9qx2 ab',
    });
    expect(await accountOfSession(issued.sessionId)).toBe(old.accountId);
  });

  it('of since then does not: whoever has the number now may give under it', async () => {
    await gave(30, '7K3M9QX2AC');
    const browser = await typed(old.mobile);
    await expect(answer({ ...browser, receiptCode: '7K3M9QX2AC' })).rejects.toMatchObject(
      refusal('sign_in.not_known'),
    );
  });

  it('of before stands in no copy of whoever begins anew, nor does an erasure of theirs touch it', async () => {
    await gave(451, '7K3M9QX2AD');
    const { issued } = await beginAfresh(world.as(), await typed(old.mobile));
    const job = world.asJob('privacy.make-copy');
    const newcomer = (await accountOfSession(issued.sessionId)) ?? '';
    const person = await withTransaction(job, (tx) => personOf(tx, newcomer));
    if (!person) throw new Error('a newcomer has an account');
    for (const privacy of [contributionsPrivacy, pledgesPrivacy]) {
      expect(Object.values((await privacy.export?.(job, person))?.sections ?? {}).flat()).toEqual([]);
      await privacy.erase?.(world.asJob('privacy.erase'), person);
    }
    const { rows } = await world.owner.query('select donor_name from pledge where key_hash = $1', [
      '7K3M9QX2AD',
    ]);
    expect(rows).toEqual([{ donor_name: 'بهرام' }]);
  });
});

describe('whoever begins anew', () => {
  it('finds nothing of the account that had the number: no record, no gift, no message, no session', async () => {
    const before = new Date(world.clock.now().getTime() - 500 * dayMs);
    await world.owner.query(
      `insert into notification (account_id, template, params, locale, retain_until, created_at)
       values ($1, 'number_moved', '{}', 'fa', '2031-01-01', $2)`,
      [old.accountId, before],
    );
    const { issued } = await beginAfresh(world.as(), await typed(old.mobile));
    const newcomer = await accountOfSession(issued.sessionId);
    expect(newcomer).not.toBe(old.accountId);
    const act = await actOf(issued.sessionId);
    expect(await claimProfile(act)).toBeNull();
    const seen = await withTransaction(act, async (tx) => ({
      records: (await tx.$client.query('select from volunteer')).rowCount,
      messages: (await tx.$client.query('select from notification')).rowCount,
      accounts: (await tx.$client.query<{ id: string }>('select id from account')).rows,
    }));
    expect(seen).toEqual({ records: 0, messages: 0, accounts: [{ id: newcomer }] });
  });

  it('leaves the old account without a number: it rests, its office hears of it, and no text goes to the number', async () => {
    const officer = await world.asStaff('officer', 'IR-09');
    const officerId = officer.actor.kind === 'staff' ? officer.actor.accountId : '';
    await beginAfresh(world.as(), await typed(old.mobile));
    const job = world.asJob('volunteers.rest-released');
    await withTransaction(job, (tx) => restReleased(job, tx, old.accountId));
    const { rows } = await world.owner.query('select mobile, status from volunteer where id = $1', [old.id]);
    expect(rows).toEqual([{ mobile: `released:${old.accountId}`, status: 'paused' }]);
    const told = await world.owner.query('select template from notification where account_id = $1', [
      officerId,
    ]);
    expect(told.rows).toEqual([{ template: 'number_released' }]);
    await withTransaction(job, (tx) =>
      notify(job, tx, {
        accountId: old.accountId,
        mobile: `released:${old.accountId}`,
        template: 'number_moved',
        params: {},
        link: null,
      }),
    );
    const sent = await world.owner.query(
      'select recipient_mobile from notification where account_id = $1 order by id desc limit 1',
      [old.accountId],
    );
    expect(sent.rows).toEqual([{ recipient_mobile: null }]);
    for (const check of [...identityChecks, ...volunteersChecks]) {
      const broken = await world.owner.query(check.sql);
      expect(broken.rows, check.title).toEqual([]);
    }
  });
});

describe('a record of an office that lay for long', () => {
  /** A record without an account, as an office listed it. */
  async function listed(daysAgo: number, mobile: string): Promise<string> {
    const person = await aVolunteer(world);
    await world.owner.query(
      'update volunteer set account_id = null, mobile = $2, created_at = $3, first_name = null, last_name = null where id = $1',
      [person.id, mobile, new Date(world.clock.now().getTime() - daysAgo * dayMs)],
    );
    return person.id;
  }
  const freshSession = async (mobile: string) => {
    const { issued } = await verifyCode(world.as(), await codeFor(world, mobile));
    return actOf(issued.sessionId);
  };

  it('is not joined to whoever has the number now', async () => {
    await listed(400, '+989940000001');
    expect(await claimProfile(await freshSession('+989940000001'))).toBeNull();
  });

  it('of this year is joined by the number alone', async () => {
    const id = await listed(300, '+989940000002');
    expect(await claimProfile(await freshSession('+989940000002'))).toMatchObject({ volunteerId: id });
  });
});
