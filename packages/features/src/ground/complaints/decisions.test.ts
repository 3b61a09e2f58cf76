import { withTransaction } from '@hamyar/db';
import { systemChance } from '@hamyar/platform';
import { address, complaintDesk, formKey, until, versionFor } from '@hamyar/testing/complaints';
import { aNeed, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { type Someone, someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { takePlace } from '../../service/assignments/take-place.ts';
import { volunteersByIds } from '../../service/eligibility/index.ts';
import { confirmProfile } from '../../service/volunteers/confirm-profile.ts';
import { saveProfile } from '../../service/volunteers/save-profile.ts';
import { closeComplaints } from './close-complaints.ts';
import { confirmComplaint } from './confirm-complaint.ts';
import { decideComplaint } from './decide-complaint.ts';
import { eraseComplaints } from './erase-complaints.ts';
import { listBars } from './list-bars.ts';
import { listOwnComplaints } from './list-own-complaints.ts';
import { revealReporter } from './reveal-reporter.ts';
import { settleAppeal } from './settle-appeal.ts';
import { showComplaint } from './show-complaint.ts';
import { speakByCode } from './speak-by-code.ts';
import { speakOwn } from './speak-own.ts';

let world: World;
let desk: Awaited<ReturnType<typeof complaintDesk>>;
let handler: Ctx;
let second: Ctx;
let nation: Ctx;
beforeAll(async () => {
  world = await openWorld();
  desk = await complaintDesk(world);
  ({ handler, second, nation } = desk);
});
afterAll(() => world.close());

const refusal = (reason: string) => ({ reason });

describe('a decision', () => {
  it('of a severe case waits for a second person, who may send it back', async () => {
    const made = await desk.heard(await aVolunteer(world));
    const decision = { finding: 'upheld' as const, reason: 'دو گواه آن را دیده‌اند.' };
    const seen = await versionFor(handler, made.id);
    await decideComplaint(handler, made.id, { version: seen, ...decision });
    await expect(decideComplaint(second, made.id, { version: seen, ...decision })).rejects.toMatchObject(
      refusal('case.changed'),
    );
    const version = await versionFor(handler, made.id);
    await expect(confirmComplaint(handler, made.id, { version, agreed: true })).rejects.toMatchObject(
      refusal('complaint.same_person'),
    );
    await expect(confirmComplaint(second, made.id, { version, agreed: false })).rejects.toMatchObject(
      refusal('complaint.note_missing'),
    );
    await confirmComplaint(second, made.id, { version, agreed: false, note: 'گواه دوم کیست؟' });
    expect(await showComplaint(handler, made.id)).toMatchObject({ state: 'in_hearing', outcome: null });
    await expect(
      world.owner.query('update complaint set state = $2, decided_by = proposed_by where id = $1', [
        made.id,
        'decided',
      ]),
    ).rejects.toMatchObject({ constraint: 'complaint_two_people' });
  });

  it('is not made past what somebody has said meanwhile', async () => {
    const made = await desk.heard(await aVolunteer(world), { severity: 'minor' });
    const version = await versionFor(handler, made.id);
    await speakByCode(
      world.as(),
      { code: made.code, secret: made.secret, formKey: formKey(), act: 'speak', text: 'چیز تازه‌ای هست.' },
      address(),
    );
    await expect(
      decideComplaint(handler, made.id, { version, finding: 'unfounded', reason: 'گواهی نبود و نیست.' }),
    ).rejects.toMatchObject(refusal('case.changed'));
  });

  it('bars only in a severe case that is upheld, for a time that has an end', async () => {
    const made = await desk.heard(await aVolunteer(world), { severity: 'minor' });
    const version = await versionFor(handler, made.id);
    const decision = { version, finding: 'upheld' as const, reason: 'دو گواه آن را دیده‌اند.' };
    await expect(decideComplaint(handler, made.id, { ...decision, barUntil: until })).rejects.toMatchObject(
      refusal('complaint.bar_only_severe'),
    );
    const severe = await desk.heard(await aVolunteer(world));
    await expect(
      decideComplaint(handler, severe.id, {
        ...decision,
        version: await versionFor(handler, severe.id),
        barUntil: '2099-01-01',
      }),
    ).rejects.toMatchObject(refusal('complaint.bar_day'));
  });

  it('is appealed once and in time, and settled at the nation by nobody who decided', async () => {
    const volunteer = await aVolunteer(world);
    const made = await desk.barred(volunteer);
    const appeal = { formKey: formKey(), act: 'appeal' as const, text: 'گواه دوم آنجا نبوده است.' };
    expect(await speakOwn(volunteer.ctx, made.id, appeal)).toMatchObject({
      state: 'appealed',
      may: ['speak', 'attach'],
    });
    const last = { finding: 'unfounded' as const, reason: 'گواه دوم آن روز جای دیگری بوده است.' };
    await expect(showComplaint(handler, made.id)).rejects.toMatchObject(refusal('complaint.unknown'));
    await settleAppeal(nation, made.id, { version: await versionFor(nation, made.id), ...last });
    const [own] = (await listOwnComplaints(volunteer.ctx)).items;
    expect(own).toMatchObject({ state: 'closed', outcome: 'unfounded', barredUntil: null, may: [] });
    const need = await aNeed(world);
    await expect(takePlace(volunteer.ctx, need.slotIds[0] ?? '')).resolves.toBeDefined();
  });

  it('that nobody appeals is closed after fifteen days, and cannot be appealed then', async () => {
    const volunteer = await aVolunteer(world);
    const made = await desk.barred(volunteer);
    world.clock.advance(16 * 86_400_000);
    await expect(
      speakOwn(volunteer.ctx, made.id, { formKey: formKey(), act: 'appeal', text: 'دیر شد ولی درست نیست.' }),
    ).rejects.toMatchObject(refusal('complaint.appeal_over'));
    await closeComplaints(world.asJob('complaints.close'));
    expect((await showComplaint(handler, made.id)).state).toBe('closed');
  });
});

describe('the block list', () => {
  it('keeps a barred person out: no offer, no place, no new profile with their national ID', async () => {
    const volunteer = await aVolunteer(world);
    await world.owner.query("update volunteer set national_id_index = 'index-1' where id = $1", [
      volunteer.id,
    ]);
    await desk.barred(volunteer);
    await desk.standing(volunteer.accountId);
    const bars = await listBars(handler, { limit: 30 });
    expect(bars.items[0]).toMatchObject({ kind: 'bar', until });
    const again = await aVolunteer(world, { status: 'draft' });
    await world.owner.query("update volunteer set national_id_index = 'index-1' where id = $1", [again.id]);
    const found = await withTransaction(world.asJob('matching.offer-need'), (tx) =>
      volunteersByIds(tx, { now: world.clock.now(), ids: [volunteer.id, again.id] }),
    );
    expect(found).toEqual([]);
    const refused = await confirmProfile(again.ctx).catch((error: unknown) => error);
    expect(refused).toMatchObject({ reason: expect.stringMatching(/volunteer\.(?:barred|incomplete)/) });
    const { rows } = await world.owner.query('select is_barred($1, $2, $3) as barred', [
      again.accountId,
      'index-1',
      world.clock.now(),
    ]);
    expect(rows).toEqual([{ barred: true }]);
  });

  it('knows the number again when its account was forgotten and made anew', async () => {
    const volunteer = await aVolunteer(world);
    await desk.barred(volunteer);
    await world.owner.query("update account set mobile = 'erased:' || id, erased_at = $2 where id = $1", [
      volunteer.accountId,
      world.clock.now(),
    ]);
    const accountId = systemChance.newId();
    await world.owner.query("insert into account (id, mobile, retain_until) values ($1, $2, '2031-01-01')", [
      accountId,
      volunteer.mobile,
    ]);
    const back = world.as({ kind: 'person', accountId, sessionId: systemChance.newId(), isVolunteer: false });
    await expect(saveProfile(back, { firstName: 'سارا', lastName: 'نمونه' })).rejects.toMatchObject(
      refusal('volunteer.barred'),
    );
  });

  it('ends on its day', async () => {
    const volunteer = await aVolunteer(world);
    await desk.barred(volunteer);
    const at = (day: string) =>
      world.owner.query('select is_barred($1, null, $2) as barred', [
        volunteer.accountId,
        `${day}T12:00:00Z`,
      ]);
    expect((await at('2027-11-21')).rows).toEqual([{ barred: true }]);
    expect((await at('2027-11-22')).rows).toEqual([{ barred: false }]);
  });
});

describe('who reported', () => {
  it('is shown with a reason alone, and the reporter reads who looked', async () => {
    const reporter: Someone = await someone(world);
    const made = await desk.reported({}, await reporter.act());
    expect(JSON.stringify(await showComplaint(handler, made.id))).not.toContain(reporter.mobile);
    const shown = await revealReporter(handler, made.id, 'پلیس نام گزارش‌دهنده را خواسته است.');
    expect(shown.mobile).toBe(reporter.mobile);
    const { rows } = await world.owner.query(
      "select subject_account_id, detail from audit where action = 'complaint.reporter_revealed' and target_id = $1",
      [made.id],
    );
    expect(rows).toMatchObject([
      { subject_account_id: reporter.accountId, detail: { reason: expect.any(String) } },
    ]);
    const seen = await withTransaction(handler, (tx) => tx.$client.query('select 1 from complaint_reporter'));
    expect(seen.rowCount).toBe(0);
  });

  it('and every word of it goes on its day; that there was a complaint stays', async () => {
    const made = await desk.reported();
    await speakByCode(
      world.as(),
      { code: made.code, secret: made.secret, formKey: formKey(), act: 'withdraw', text: 'پس می‌گیرم.' },
      address(),
    );
    world.clock.advance(1_900 * 86_400_000);
    await eraseComplaints(world.asJob('complaints.erase'));
    const { rows } = await world.owner.query(
      `select words_sealed, outcome, (select count(*)::int from complaint_reporter r where r.complaint_id = c.id) as reporters
       from complaint c where id = $1`,
      [made.id],
    );
    expect(rows).toEqual([{ words_sealed: null, outcome: 'withdrawn', reporters: 0 }]);
  });
});
