import { withTransaction } from '@hamyar/db';
import { isLimit, limitCodes, limits, tehranInstant } from '@hamyar/domain';
import { systemChance } from '@hamyar/platform';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { declineOffer } from '../../service/assignments/decline-offer.ts';
import { closeNeed } from '../../service/needs/close-need.ts';
import { showClosing } from '../../service/needs/show-closing.ts';
import { showDesk as showNeed } from '../../service/needs/show-desk.ts';
import { saveProfile } from '../../service/volunteers/save-profile.ts';
import { listTerms } from '../places/list-terms.ts';
import { addTerm } from './add-term.ts';
import { listsChecks } from './checks.ts';
import { limitsOf } from './lists-of.ts';
import { retireTerm } from './retire-term.ts';
import { reviseTerm } from './revise-term.ts';
import { setLimit } from './set-limit.ts';
import { showDesk } from './show-desk.ts';
import { showTerm } from './show-term.ts';
import { useTerm } from './use-term.ts';

let world: World;
let nation: Ctx;
let officer: Ctx;
beforeAll(async () => {
  world = await openWorld();
  nation = await world.asStaff('national_administrator', null);
  officer = await world.asStaff('officer', 'IR-09');
});
afterAll(() => world.close());

type ReasonListName = 'closing_reason' | 'decline_reason' | 'closure_reason';
const seen = async (list: ReasonListName | 'limit', code: string) =>
  (await showTerm(nation, { list, code })).version;
let made = 0;
const aReason = async (
  list: ReasonListName,
  kind?: 'keeps_places' | 'ends_places' | 'plain' | 'in_words',
) => {
  const nth = ++made;
  const form = { nameFa: `دلیل ${nth}`, nameEn: `Reason ${nth}`, themes: [], ...(kind ? { kind } : {}) };
  const { code } = await addTerm(nation, { list, formKey: systemChance.newId(), code: `r_${nth}`, ...form });
  await useTerm(nation, { list, code, version: await seen(list, code) });
  return code;
};
const retire = async (list: ReasonListName, code: string) =>
  retireTerm(nation, { list, code, version: await seen(list, code), reason: 'دیگر به کار نمی‌رود' });
const set = async (code: string, value: number, holdsFrom?: string) =>
  setLimit(nation, {
    code,
    version: await seen('limit', code),
    value,
    ...(holdsFrom ? { holdsFrom } : {}),
  });
const current = () => withTransaction(world.as(), (tx) => limitsOf(world.as(), tx));

describe('a reason', () => {
  it('that was added later is offered, chosen and understood by its kind', async () => {
    const code = await aReason('closing_reason', 'ends_places');
    const need = await aNeed(world);
    const closing = await showClosing(officer, need.id);
    expect(closing.reasons).toContainEqual(expect.objectContaining({ code, endsPlaces: true }));
    expect(closing.reasons).toContainEqual(expect.objectContaining({ code: 'enough', endsPlaces: false }));
    await closeNeed(officer, need.id, { version: closing.version, reason: code });
    expect((await showNeed(officer, need.id)).closing?.reason).toMatchObject({ code, en: `Reason ${made}` });
  });

  it('that is retired or unknown is refused, and what was done for it keeps its words', async () => {
    const code = await aReason('closing_reason', 'keeps_places');
    const [before, after] = [await aNeed(world), await aNeed(world)];
    await closeNeed(officer, before.id, {
      version: (await showClosing(officer, before.id)).version,
      reason: code,
    });
    await retire('closing_reason', code);
    const { version } = await showClosing(officer, after.id);
    await expect(closeNeed(officer, after.id, { version, reason: code })).rejects.toMatchObject({
      fields: [{ path: 'reason', reason: 'list.term_retired' }],
    });
    await expect(closeNeed(officer, after.id, { version, reason: 'never_heard' })).rejects.toMatchObject({
      fields: [{ path: 'reason', reason: 'list.term_unknown' }],
    });
    expect((await showNeed(officer, before.id)).closing?.reason?.code).toBe(code);
    expect((await showTerm(nation, { list: 'closing_reason', code })).uses).toContainEqual({
      use: 'needs',
      count: 1,
    });
  });

  it('of the kind that says too little asks for words beside it', async () => {
    const code = await aReason('decline_reason', 'in_words');
    const volunteer = await aVolunteer(world);
    const need = await aNeed(world);
    const offerId = await anOffer(world, volunteer, need.slotIds[0] ?? '');
    await expect(declineOffer(volunteer.ctx, offerId, { reason: code })).rejects.toMatchObject({
      fields: [{ path: 'note', reason: 'assignment.note_missing' }],
    });
    await declineOffer(volunteer.ctx, offerId, { reason: code, note: 'آن روز سفرم' });
    expect((await listTerms(world.as())).declineReasons.map((reason) => reason.code)).toContain(code);
    expect((await showTerm(nation, { list: 'decline_reason', code })).uses).toEqual([
      { use: 'offers', count: 1 },
    ]);
  });

  it('has a kind of its own list, which nobody changes', async () => {
    const form = { formKey: systemChance.newId(), code: 'kindless', nameFa: 'بی‌نوع', nameEn: 'Kindless' };
    for (const kind of [undefined, 'plain'] as const)
      await expect(
        addTerm(nation, { list: 'closing_reason', ...form, themes: [], kind }),
      ).rejects.toMatchObject({ reason: 'list.kind_missing' });
    await expect(
      addTerm(nation, { list: 'theme', ...form, themes: [], kind: 'plain' }),
    ).rejects.toMatchObject({ reason: 'list.kind_missing' });
    expect((await showDesk(nation, 'closing_reason')).kinds).toEqual(['keeps_places', 'ends_places']);
    await expect(
      world.owner.query("update list_term set kind = 'keeps_places' where code = 'mistake'"),
    ).rejects.toThrow();
    await expect(
      world.owner.query(
        "insert into list_term (list, code, state, place, created_at) values ('closing_reason', 'none', 'draft', 99, now())",
      ),
    ).rejects.toMatchObject({ constraint: 'list_term_kind_whole' });
  });

  it('that is the last of its list cannot be retired: its form would offer nothing', async () => {
    const codes = (await showDesk(nation, 'closure_reason')).terms.map(({ code }) => code);
    const [last = '', ...others] = codes;
    for (const code of others) await retire('closure_reason', code);
    await expect(retire('closure_reason', last)).rejects.toMatchObject({ reason: 'list.last_reason' });
    for (const code of others)
      await useTerm(nation, { list: 'closure_reason', code, version: await seen('closure_reason', code) });
  });
});

describe('a limit', () => {
  it('is as usual from the beginning, and each is shown with its bounds', async () => {
    expect(await current()).toMatchObject({ answer_hours: 48, offers_per_week: 5, appeal_days: 15 });
    const { terms, may } = await showDesk(nation, 'limit');
    expect(may).toEqual([]);
    expect(terms.map(({ code }) => code)).toEqual(limitCodes);
    for (const { code, limit } of terms)
      if (isLimit(code)) expect(limit).toMatchObject({ value: limits[code].usual, max: limits[code].max });
  });

  it('holds from its day on, at the first instant of it in Tehran, and not before', async () => {
    await set('answer_hours', 24, '2026-12-01');
    expect((await current()).answer_hours).toBe(48);
    const { term, may } = await showTerm(nation, { list: 'limit', code: 'answer_hours' });
    expect(may).toContain('set');
    expect(term.limit).toMatchObject({
      value: 48,
      next: { value: 24, holdsFrom: tehranInstant('2026-12-01').toISOString() },
    });
    const before = world.clock.now().toISOString();
    world.clock.set(new Date(tehranInstant('2026-12-01').getTime() - 1).toISOString());
    expect((await current()).answer_hours).toBe(48);
    world.clock.advance(1);
    expect((await current()).answer_hours).toBe(24);
    world.clock.set(before);
  });

  it('set at once holds at once; said twice it is set once, and over what somebody else set it is refused', async () => {
    const version = await seen('limit', 'open_offers');
    const form = { code: 'open_offers', version, value: 2 };
    expect(await setLimit(nation, form)).toEqual({ number: 2 });
    expect(await setLimit(nation, form)).toEqual({ number: 2 });
    expect((await current()).open_offers).toBe(2);
    await expect(setLimit(nation, { ...form, value: 4 })).rejects.toMatchObject({ reason: 'case.changed' });
    const { rows } = await world.owner.query(
      "select detail from audit where action = 'list.limit_set' and target_id = 'limit/open_offers'",
    );
    expect(rows).toEqual([{ detail: expect.objectContaining({ value: 2, number: 2 }) }]);
  });

  it('stays when it is only worded anew', async () => {
    await set('pledge_days', 10);
    const words = { nameFa: 'مهلت پرداخت تعهد', nameEn: 'Time to pay', themes: [] };
    await reviseTerm(nation, {
      list: 'limit',
      code: 'pledge_days',
      version: await seen('limit', 'pledge_days'),
      ...words,
    });
    expect((await current()).pledge_days).toBe(10);
    expect((await showTerm(nation, { list: 'limit', code: 'pledge_days' })).versions).toMatchObject([
      { number: 3, value: 10 },
      { number: 2, value: 10 },
      { number: 1, value: 7 },
    ]);
  });

  it('is refused out of its bounds, for days that are over, and for a day beyond a year', async () => {
    for (const [value, holdsFrom, reason] of [
      [9, undefined, 'list.limit_bounds'],
      [61, undefined, 'list.limit_bounds'],
      [20, '2026-11-20', 'list.limit_past'],
      [20, '2028-01-01', 'list.limit_too_far'],
    ] as const)
      await expect(set('appeal_days', value, holdsFrom)).rejects.toMatchObject({ reason });
    await expect(set('session_hours', 3)).rejects.toMatchObject({ reason: 'list.term_unknown' });
  });

  it('is neither added nor retired', async () => {
    const form = { formKey: systemChance.newId(), code: 'new_limit', nameFa: 'حد تازه', nameEn: 'New limit' };
    await expect(addTerm(nation, { list: 'limit', ...form, themes: [] })).rejects.toMatchObject({
      reason: 'list.closed',
    });
    const version = await seen('limit', 'radius_km');
    await expect(
      retireTerm(nation, { list: 'limit', code: 'radius_km', version, reason: 'نمی‌خواهیم' }),
    ).rejects.toMatchObject({ reason: 'list.term_fixed' });
  });

  it('is set by the nation’s administrators alone', async () => {
    for (const ctx of [officer, await world.asStaff('national', null), world.as()])
      await expect(setLimit(ctx, { code: 'open_offers', version: 'any', value: 3 })).rejects.toMatchObject({
        code: expect.stringMatching(/unauthenticated|forbidden/),
      });
  });

  it('of hours a week binds who says them from then on, and nobody who said them before', async () => {
    const [early, late] = [await aVolunteer(world, { weeklyHoursCap: 50 }), await aVolunteer(world)];
    await set('weekly_hours', 20);
    expect((await saveProfile(early.ctx, { weeklyHoursCap: 45 })).weeklyHoursCap).toBe(45);
    await expect(saveProfile(late.ctx, { weeklyHoursCap: 21 })).rejects.toMatchObject({
      fields: [{ path: 'weeklyHoursCap', reason: 'volunteer.hours_limit' }],
    });
    expect((await saveProfile(late.ctx, { weeklyHoursCap: 20 })).weeklyHoursCap).toBe(20);
  });
});

it('every check of the lists holds over all of this', async () => {
  for (const { title, sql } of listsChecks) expect((await world.owner.query(sql)).rows, title).toEqual([]);
});
