import { complaintDesk, formKey, address, versionFor } from '@hamyar/testing/complaints';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { type Someone, someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decideComplaint } from './decide-complaint.ts';
import { listOwnComplaints } from './list-own-complaints.ts';
import { lastWords, maxEntriesOf } from './queries.ts';
import { showComplaint } from './show-complaint.ts';
import { speakByCode } from './speak-by-code.ts';
import { speakOwn } from './speak-own.ts';
import { suspendComplaint } from './suspend-complaint.ts';
import { writeComplaint } from './write-complaint.ts';

let world: World;
let desk: Awaited<ReturnType<typeof complaintDesk>>;
beforeAll(async () => {
  world = await openWorld();
  desk = await complaintDesk(world);
});
afterAll(() => world.close());

const refusal = (reason: string) => ({ reason });
const noticesOf = async (accountId: string) =>
  (
    await world.owner.query<{ template: string }>(
      'select template from notification where account_id = $1 order by id',
      [accountId],
    )
  ).rows.map(({ template }) => template);

it('who is concerned fills their own room and nobody else’s: the office suspends, and they may still appeal', async () => {
  const volunteer = await aVolunteer(world);
  const made = await desk.heard(volunteer, { severity: 'minor' });
  const speaks = (act: 'speak' | 'appeal') =>
    speakOwn(volunteer.ctx, made.id, { formKey: formKey(), act, text: 'من آنجا نبودم.' });
  for (let said = 0; said < maxEntriesOf.concerned - lastWords; said++) await speaks('speak');
  await expect(speaks('speak')).rejects.toMatchObject(refusal('complaint.too_many_words'));
  await suspendComplaint(desk.handler, made.id, {
    version: await versionFor(desk.handler, made.id),
    suspended: true,
    reason: 'تا روشن شدن.',
  });
  await expect(
    writeComplaint(desk.handler, made.id, { formKey: formKey(), to: 'reporter', text: 'چه دیدید؟' }),
  ).resolves.toBeDefined();
  const { code, secret } = made;
  await expect(
    speakByCode(world.as(), { code, secret, formKey: formKey(), act: 'speak', text: 'همین بود.' }, address()),
  ).resolves.toBeDefined();
  await decideComplaint(desk.handler, made.id, {
    version: await versionFor(desk.handler, made.id),
    finding: 'upheld',
    reason: 'دو گواه آن را دیده‌اند.',
  });
  expect(await speaks('appeal')).toMatchObject({ state: 'appealed' });
});

it('a key says one thing: other words, another case or another act under it are refused, and nothing moves', async () => {
  const one = await desk.reported();
  const other = await desk.reported();
  const key = formKey();
  const speech = { formKey: key, act: 'speak' as const, text: 'همسایه‌ام هم دید.' };
  const say = (made: typeof one, more: object = {}) =>
    speakByCode(world.as(), { code: made.code, secret: made.secret, ...speech, ...more }, address());
  await say(one);
  expect((await say(one)).entries).toHaveLength(1);
  const used = refusal('complaint.form_used');
  await expect(say(one, { text: 'چیز دیگری.' })).rejects.toMatchObject(used);
  await expect(say(one, { act: 'withdraw' })).rejects.toMatchObject(used);
  await expect(say(other, { act: 'withdraw' })).rejects.toMatchObject(used);
  expect(await showComplaint(desk.handler, other.id)).toMatchObject({ state: 'received', entries: [] });
  const letter = { formKey: formKey(), to: 'office' as const, text: 'یادداشت' };
  await writeComplaint(desk.handler, one.id, letter);
  await writeComplaint(desk.handler, one.id, letter);
  await expect(writeComplaint(desk.handler, one.id, { ...letter, to: 'reporter' })).rejects.toMatchObject(
    used,
  );
  expect((await showComplaint(desk.handler, one.id)).entries).toHaveLength(2);
});

it('an appeal of one side is news to the other', async () => {
  const appeal = () => ({ formKey: formKey(), act: 'appeal' as const, text: 'درست داوری نشده است.' });
  const [first, second] = [await aVolunteer(world), await aVolunteer(world)];
  const reporter: Someone = await someone(world);
  const theirs = await desk.barred(first, { by: await reporter.act() });
  await speakOwn(first.ctx, theirs.id, appeal());
  expect((await noticesOf(reporter.accountId)).slice(-2)).toEqual(['complaint_decided', 'complaint_news']);
  const made = await desk.barred(second);
  const { code, secret } = made;
  await speakByCode(world.as(), { code, secret, ...appeal() }, address());
  expect((await noticesOf(second.accountId)).slice(-2)).toEqual(['complaint_decided', 'complaint_news']);
  const [own] = (await listOwnComplaints(second.ctx)).items;
  expect(own).toMatchObject({ state: 'appealed', may: ['speak', 'attach'] });
});

it('at night the inbox has the news at once, and the text waits for the morning', async () => {
  const volunteer = await aVolunteer(world);
  // A quarter past midnight in Tehran.
  const night = new Date(`${world.clock.now().toISOString().slice(0, 10)}T20:45:00Z`);
  world.clock.advance(night.getTime() - world.clock.now().getTime() + 86_400_000);
  await desk.heard(volunteer);
  const { rows } = await world.owner.query<{ template: string; next_at: Date }>(
    `select n.template, o.next_at from notification n join outbox o on o.payload->>'notificationId' = n.id::text
     where n.account_id = $1`,
    [volunteer.accountId],
  );
  expect(rows).toMatchObject([{ template: 'complaint_hearing' }]);
  expect(rows[0]?.next_at.toISOString().slice(11)).toBe('04:30:00.000Z');
});
