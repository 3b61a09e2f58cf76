import { withTransaction } from '@hamyar/db';
import { address, aReport, complaintDesk, formKey, substance, versionFor } from '@hamyar/testing/complaints';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { decideComplaint } from './decide-complaint.ts';
import { listComplaints } from './list-complaints.ts';
import { listOwnComplaints } from './list-own-complaints.ts';
import { missesPerCode } from './open-by-code.ts';
import { remindHandlers } from './remind-handlers.ts';
import { reportComplaint } from './report-complaint.ts';
import { showByCode } from './show-by-code.ts';
import { showComplaint } from './show-complaint.ts';
import { speakByCode } from './speak-by-code.ts';
import { triageComplaint } from './triage-complaint.ts';
import { writeComplaint } from './write-complaint.ts';

let world: World;
let desk: Awaited<ReturnType<typeof complaintDesk>>;
let handler: Ctx;
let nation: Ctx;
beforeAll(async () => {
  world = await openWorld();
  desk = await complaintDesk(world);
  ({ handler, nation } = desk);
});
afterAll(() => world.close());

const refusal = (reason: string) => ({ reason });

describe('whoever says that something is wrong', () => {
  it('needs no account: a code and a secret open what they said, and the same form says it once', async () => {
    const form = aReport();
    const first = await reportComplaint(world.as(), form, address());
    expect(await reportComplaint(world.as(), form, address())).toEqual(first);
    const shown = await showByCode(world.as(), { ...first, code: first.code.toLowerCase() }, address());
    expect(shown).toMatchObject({
      side: 'reporter',
      state: 'received',
      text: form.words,
      may: ['speak', 'attach', 'withdraw'],
    });
    await expect(
      reportComplaint(world.as(), { ...form, words: 'چیز دیگری که گفته نشده بود.' }, address()),
    ).rejects.toMatchObject(refusal('complaint.form_used'));
  });

  it('lies sealed: no word and no number stands in the tables', async () => {
    await desk.reported({ mayContact: true, contact: '09121112233', contactName: 'مریم نمونه' });
    const { rows } = await world.owner.query(
      `select count(*)::int as n from (select row_to_json(c)::text as t from complaint c
         union all select row_to_json(r)::text from complaint_reporter r) x
       where t like '%فرزندم%' or t like '%9121112233%' or t like '%مریم%'`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('is not found by guessing: wrong secrets of one code come to an end, wherever they come from', async () => {
    const { code, secret } = await desk.reported();
    const guess = () => showByCode(world.as(), { code, secret: 'AAAAAAAAAAAA' }, address());
    for (let tries = 0; tries < missesPerCode; tries++)
      await expect(guess()).rejects.toMatchObject(refusal('complaint.code_wrong'));
    await expect(guess()).rejects.toMatchObject(refusal('complaint.too_many'));
    await expect(showByCode(world.as(), { code, secret }, address())).resolves.toBeDefined();
    await expect(showByCode(world.as(), { code: 'ZZZZZZZZ', secret }, address())).rejects.toMatchObject(
      refusal('complaint.code_wrong'),
    );
  });

  it('may call: an officer writes it down, who is not its reporter; nobody else may say so', async () => {
    await expect(desk.reported({ byPhone: true })).rejects.toMatchObject(
      refusal('complaint.phone_by_office'),
    );
    const officer = await world.asStaff('officer', 'IR-09');
    const made = await desk.reported({ byPhone: true }, officer);
    expect((await listOwnComplaints(officer)).items).toEqual([]);
    const { rows } = await world.owner.query(
      "select actor_kind from audit where action = 'complaint.reported' and target_id = $1",
      [made.id],
    );
    expect(rows).toEqual([{ actor_kind: 'staff' }]);
  });

  it('does not end by a word what goes on for somebody’s safety', async () => {
    const goesOn = refusal('complaint.goes_on');
    const takeBack = (made: { code: string; secret: string }) =>
      speakByCode(
        world.as(),
        { code: made.code, secret: made.secret, formKey: formKey(), act: 'withdraw', text: 'پس می‌گیرم.' },
        address(),
      );
    for (const unseen of [{ inDanger: true }, { kind: 'safety' }])
      await expect(takeBack(await desk.reported(unseen))).rejects.toMatchObject(goesOn);
    const severe = await desk.triaged(null, { severity: 'severe' });
    await expect(takeBack(severe)).rejects.toMatchObject(goesOn);
    const volunteer = await aVolunteer(world);
    const suspended = await desk.triaged({ mobile: volunteer.mobile }, { severity: 'minor', suspend: true });
    await expect(takeBack(suspended)).rejects.toMatchObject(goesOn);
    expect(await showComplaint(desk.handler, suspended.id)).toMatchObject({ isSuspended: true });
    const minor = await desk.triaged(null, { severity: 'minor' });
    expect(await takeBack(minor)).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
  });

  it('takes it back by themselves, once', async () => {
    const { code, secret } = await desk.reported();
    const withdraw = { code, secret, formKey: formKey(), act: 'withdraw' as const, text: 'اشتباه کردم.' };
    const shown = await speakByCode(world.as(), withdraw, address());
    expect(shown).toMatchObject({ state: 'closed', outcome: 'withdrawn', may: [] });
    expect(await speakByCode(world.as(), withdraw, address())).toEqual(shown);
    await expect(
      speakByCode(world.as(), { ...withdraw, formKey: formKey() }, address()),
    ).rejects.toMatchObject(refusal('complaint.over'));
  });
});

describe('a complaint goes to whoever does not judge themselves', () => {
  it('of a province it is its own office’s, and no other’s', async () => {
    const made = await desk.reported();
    const elsewhere = await world.asStaff('provincial_administrator', 'IR-14');
    await expect(showComplaint(elsewhere, made.id)).rejects.toMatchObject(refusal('complaint.unknown'));
    expect((await listComplaints(elsewhere, { over: 'no', limit: 30 })).items).toEqual([]);
    expect((await showComplaint(handler, made.id)).words).toContain('فرزندم');
    const officer = await world.asStaff('officer', 'IR-09');
    await expect(showComplaint(officer, made.id)).rejects.toMatchObject(
      refusal('access.role_lacks_permission'),
    );
    const auditor = await world.asStaff('auditor', null);
    const seen = await withTransaction(auditor, (tx) => tx.$client.query('select 1 from complaint'));
    expect(seen.rowCount).toBe(0);
  });

  it.each(['staff', 'money'] as const)('about %s it is the nation’s from the beginning', async (kind) => {
    const made = await desk.reported({ kind });
    await expect(showComplaint(handler, made.id)).rejects.toMatchObject(refusal('complaint.unknown'));
    expect((await showComplaint(nation, made.id)).level).toBe('nation');
  });

  it('about the number of somebody in office too, written in whatever form', async () => {
    const { rows } = await world.owner.query<{ mobile: string }>(
      "select a.mobile from account a join role_grant g on g.account_id = a.id where g.role = 'provincial_administrator' limit 1",
    );
    const made = await desk.reported({ aboutNumber: `0${rows[0]?.mobile.slice(3)}` });
    await expect(showComplaint(handler, made.id)).rejects.toMatchObject(refusal('complaint.unknown'));
  });

  it('goes up at triage when it turns out to be about somebody in office, and the province writes nothing of it', async () => {
    const made = await desk.reported();
    const { rows } = await world.owner.query<{ mobile: string }>(
      "select a.mobile from account a join role_grant g on g.account_id = a.id where g.role = 'provincial_administrator' and g.province_code = 'IR-09' order by a.id desc limit 1",
    );
    const concernedMobile = rows[0]?.mobile ?? '';
    const answer = await triageComplaint(handler, made.id, {
      version: await versionFor(handler, made.id),
      kind: 'other',
      severity: 'minor',
      substance,
      suspend: false,
      concernedMobile,
    }).catch((error: unknown) => error);
    // The handler themselves, or a colleague: either way the province is out of it.
    expect(answer).toMatchObject({ isHandedUp: true });
    await expect(showComplaint(handler, made.id)).rejects.toMatchObject(refusal('complaint.unknown'));
    expect(await showComplaint(nation, made.id)).toMatchObject({ state: 'received', substance: null });
  });

  it('is never handled by whoever it concerns, not even in the nation, nor by whoever reported it', async () => {
    const other = await world.asStaff('national_administrator', null);
    const { rows } = await world.owner.query<{ mobile: string }>('select mobile from account where id = $1', [
      other.actor.kind === 'staff' ? other.actor.accountId : null,
    ]);
    const made = await desk.reported({ kind: 'staff' });
    await triageComplaint(nation, made.id, {
      version: await versionFor(nation, made.id),
      kind: 'staff',
      severity: 'serious',
      substance,
      suspend: false,
      concernedMobile: rows[0]?.mobile ?? '',
    });
    await expect(showComplaint(other, made.id)).rejects.toMatchObject(refusal('complaint.unknown'));
    const open = await listComplaints(other, { over: 'no', limit: 30 });
    expect(open.items.map(({ id }) => id)).not.toContain(made.id);
    const own = await desk.reported({}, handler);
    expect((await showComplaint(handler, own.id)).may).toEqual([]);
    // Of what colleagues know of it, the reporter reads no more than any other does.
    const volunteer = await aVolunteer(world);
    await triageComplaint(desk.second, own.id, {
      version: await versionFor(desk.second, own.id),
      kind: 'volunteer',
      severity: 'severe',
      substance,
      suspend: true,
      concernedMobile: volunteer.mobile,
    });
    await writeComplaint(desk.second, own.id, { formKey: formKey(), to: 'office', text: 'یادداشت همکار' });
    await writeComplaint(desk.second, own.id, { formKey: formKey(), to: 'reporter', text: 'چه دیدید؟' });
    await decideComplaint(desk.second, own.id, {
      version: await versionFor(desk.second, own.id),
      finding: 'unfounded',
      reason: 'گواهی در میان نبود.',
    });
    const read = await showComplaint(handler, own.id);
    expect(read).toMatchObject({ state: 'in_hearing', outcome: null, reason: null, proposedBy: null });
    expect(read).toMatchObject({ substance: null, concerned: null, barUntil: null, isSuspended: false });
    expect(read.entries.map(({ text }) => text)).toEqual(['چه دیدید؟']);
    await expect(
      writeComplaint(handler, own.id, { formKey: formKey(), to: 'office', text: 'یادداشت من' }),
    ).rejects.toMatchObject(refusal('complaint.own'));
  });

  it('about an administrator of the nation, named by number, is never theirs, and they hear nothing of it', async () => {
    const accused = await world.asStaff('national_administrator', null);
    const accountId = accused.actor.kind === 'staff' ? accused.actor.accountId : '';
    const { rows } = await world.owner.query<{ mobile: string }>('select mobile from account where id = $1', [
      accountId,
    ]);
    const told = async () =>
      (await world.owner.query('select 1 from notification where account_id = $1', [accountId])).rowCount;
    const before = await told();
    const made = await desk.reported({ kind: 'staff', aboutNumber: rows[0]?.mobile });
    const seen = await desk.reported({ kind: 'staff', aboutNumber: '09120000001' });
    expect(await told()).toBe((before ?? 0) + 1);
    await expect(showComplaint(accused, made.id)).rejects.toMatchObject(refusal('complaint.unknown'));
    await expect(showComplaint(accused, seen.id)).resolves.toBeDefined();
    expect((await listOwnComplaints(accused)).items).toEqual([]);
    const triage = { kind: 'staff' as const, severity: 'serious' as const, substance, suspend: false };
    const version = await versionFor(nation, made.id);
    // Whoever looks first need not write the number again; and what goes up from a province keeps whom it concerns.
    await triageComplaint(nation, made.id, { version, ...triage });
    await expect(showComplaint(accused, made.id)).rejects.toMatchObject(refusal('complaint.unknown'));
    const up = await desk.reported();
    await triageComplaint(handler, up.id, {
      version: await versionFor(handler, up.id),
      ...triage,
      concernedMobile: rows[0]?.mobile ?? '',
    });
    await expect(showComplaint(accused, up.id)).rejects.toMatchObject(refusal('complaint.unknown'));
    expect((await listOwnComplaints(accused)).items).toEqual([]);
  });

  it('that nobody looks at in time becomes the nation’s, once', async () => {
    const made = await desk.reported({ inDanger: true, kind: 'safety' });
    world.clock.advance(5 * 3_600_000);
    await remindHandlers(world.asJob('complaints.remind'));
    await remindHandlers(world.asJob('complaints.remind'));
    expect(await showComplaint(nation, made.id)).toMatchObject({ level: 'nation', isOverdue: true });
    const { rows } = await world.owner.query(
      "select 1 from audit where action = 'complaint.overdue' and target_id = $1",
      [made.id],
    );
    expect(rows).toHaveLength(1);
  });
});
