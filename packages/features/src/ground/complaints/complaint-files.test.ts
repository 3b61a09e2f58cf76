import { withTransaction } from '@hamyar/db';
import { address, complaintDesk, versionFor } from '@hamyar/testing/complaints';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { aPdf, sent } from '@hamyar/testing/uploads';
import { openWorld, type World } from '@hamyar/testing/world';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { eraseFiles } from '../files/erase-files.ts';
import { examineFile } from '../files/examine-file.ts';
import { openFile as openOwnedFile } from '../files/open-file.ts';
import type { FileAddress } from '../files/policy.ts';
import { addFileByCode } from './add-file-by-code.ts';
import { addFileOwn } from './add-file-own.ts';
import { askUpload } from './ask-upload.ts';
import { complaintsChecks } from './checks.ts';
import { decideComplaint } from './decide-complaint.ts';
import { eraseComplaints } from './erase-complaints.ts';
import { listOwnComplaints } from './list-own-complaints.ts';
import { openFileByCode } from './open-file-by-code.ts';
import { openFileOwn } from './open-file-own.ts';
import { openFile } from './open-file.ts';
import { maxFilesOfSide } from './queries.ts';
import { showByCode } from './show-by-code.ts';
import { showComplaint } from './show-complaint.ts';
import { showFile } from './show-file.ts';

let world: World;
let desk: Awaited<ReturnType<typeof complaintDesk>>;
beforeAll(async () => {
  world = await openWorld();
  desk = await complaintDesk(world);
});
afterAll(async () => {
  for (const { title, sql } of complaintsChecks)
    expect((await world.owner.query(sql)).rows, title).toEqual([]);
  await world.close();
});

let drawn = 0;
/** A picture that says where it was taken and by what; each of another colour. */
const aPicture = () =>
  sharp({
    create: {
      width: 40,
      height: 30,
      channels: 3,
      background: { r: (++drawn * 40) % 256, g: (drawn * 25) % 256, b: 120 },
    },
  })
    .withExif({ IFD0: { Make: 'SECRET-TELEPHONE', Artist: 'REPORTER-NAME' } })
    .jpeg()
    .toBuffer();

interface Key {
  readonly id: string;
  readonly code: string;
  readonly secret: string;
}

const examine = async () => {
  const { rows } = await world.owner.query<{ id: string }>(
    "select id from stored_file where state = 'quarantined'",
  );
  for (const { id } of rows) await examineFile(world.asJob('files.examine'), id);
};
async function sendByCode(made: Key, picture?: Buffer, by: Ctx = world.as()) {
  const { complaintId, ...ticket } = await askUpload(by, made, address());
  return addFileByCode(by, complaintId, ticket, sent(picture ?? (await aPicture())));
}
const fileOf = (item: { entries: readonly { file: { id: string } | null }[] }): string =>
  item.entries.flatMap(({ file }) => file ?? []).at(-1)?.id ?? '';

/** A case in its hearing, with a picture of each side that was looked at. */
async function aHearing() {
  const volunteer = await aVolunteer(world);
  const made = await desk.heard(volunteer, { severity: 'minor' });
  const ofReporter = fileOf(await sendByCode(made));
  const ofConcerned = fileOf(await addFileOwn(volunteer.ctx, made.id, sent(await aPicture())));
  await examine();
  return { made, volunteer, ofReporter, ofConcerned };
}
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { reason: string }) => error.reason,
  );
const seenBy = async (ctx: Ctx, fileId: string) =>
  (await withTransaction(ctx, (tx) => tx.$client.query('select id from stored_file where id = $1', [fileId])))
    .rowCount;

it('both sides show pictures in their own rooms, and the office that handles the case opens them', async () => {
  const { made, volunteer, ofReporter, ofConcerned } = await aHearing();
  const byCode = await openFileByCode(world.as(), ofReporter, made, address());
  const named = { complaintId: made.id, fileId: ofReporter };
  const read = await showFile(world.as(), named, { room: 'code', ...byCode });
  expect(read).toMatchObject({ fileName: 'picture.jpg', mediaType: 'image/jpeg' });
  for (const secret of ['SECRET-TELEPHONE', 'REPORTER-NAME'])
    expect(Buffer.from(read.content).includes(secret)).toBe(false);
  const own = { complaintId: made.id, fileId: ofConcerned };
  const ownAddress = await openFileOwn(volunteer.ctx, own);
  expect(await reasonOf(showFile(volunteer.ctx, own, { room: 'own', ...ownAddress }))).toBe('done');
  const shown = await showComplaint(desk.handler, made.id);
  expect(shown.entries.flatMap(({ file }) => file?.id ?? [])).toEqual([ofReporter, ofConcerned]);
  for (const fileId of [ofReporter, ofConcerned]) {
    const one = { complaintId: made.id, fileId };
    const opened = await openFile(desk.handler, one);
    expect(await reasonOf(showFile(desk.handler, one, { room: 'desk', ...opened }))).toBe('done');
  }
  const { rows } = await world.owner.query(
    "select actor_id from audit where action = 'complaint.file_opened' and target_id = $1",
    [made.id],
  );
  expect(rows).toHaveLength(2);
});

it('neither side sees or opens what the other showed', async () => {
  const { made, volunteer, ofReporter, ofConcerned } = await aHearing();
  const idsOf = (item: { entries: readonly { file: { id: string } | null }[] }) =>
    item.entries.flatMap(({ file }) => file?.id ?? []);
  expect(idsOf(await showByCode(world.as(), made, address()))).toEqual([ofReporter]);
  const [mine] = (await listOwnComplaints(volunteer.ctx)).items;
  expect(mine && idsOf(mine)).toEqual([ofConcerned]);
  expect(await reasonOf(openFileByCode(world.as(), ofConcerned, made, address()))).toBe('file.not_found');
  const other = { complaintId: made.id, fileId: ofReporter };
  expect(await reasonOf(openFileOwn(volunteer.ctx, other))).toBe('file.not_found');
});

it('an address serves nobody else, no other room, no other case and no later time, and none for adding serves for reading', async () => {
  const { made, volunteer, ofReporter } = await aHearing();
  const elsewhere = await aHearing();
  const named = { complaintId: made.id, fileId: ofReporter };
  const given = await openFileByCode(world.as(), ofReporter, made, address());
  const show = (
    ctx: Ctx,
    one: typeof named,
    room: 'code' | 'own' | 'desk',
    { until, signature }: FileAddress = given,
  ) => reasonOf(showFile(ctx, one, { room, until, signature }));
  expect(await show(volunteer.ctx, named, 'code')).toBe('file.address_invalid');
  expect(await show(world.as(), named, 'own')).toBe('file.address_invalid');
  expect(await show(world.as(), named, 'desk')).toBe('file.address_invalid');
  expect(await show(world.as(), { ...named, complaintId: elsewhere.made.id }, 'code')).toBe(
    'file.address_invalid',
  );
  expect(await show(world.as(), { ...named, fileId: elsewhere.ofReporter }, 'code')).toBe(
    'file.address_invalid',
  );
  const { complaintId: _id, ...ticket } = await askUpload(world.as(), made, address());
  expect(await show(world.as(), named, 'code', ticket)).toBe('file.address_invalid');
  expect(await reasonOf(addFileByCode(world.as(), made.id, given, sent(await aPicture())))).toBe(
    'file.address_invalid',
  );
  world.clock.advance(5 * 60_000 + 1_000);
  expect(await show(world.as(), named, 'code')).toBe('file.address_expired');
  expect(await reasonOf(addFileByCode(world.as(), made.id, ticket, sent(await aPicture())))).toBe(
    'file.address_expired',
  );
});

it('no other officer, no desk and no auditor sees a row of it, and an office that is left opens nothing more', async () => {
  const { made, volunteer, ofReporter, ofConcerned } = await aHearing();
  const named = { complaintId: made.id, fileId: ofReporter };
  const others: Ctx[] = [
    await world.asStaff('officer', 'IR-09'),
    await world.asStaff('provincial_administrator', 'IR-23'),
    await world.asStaff('national', null),
    await world.asStaff('auditor', null),
    (await aVolunteer(world)).ctx,
    volunteer.ctx,
    world.as(),
  ];
  for (const ctx of others) {
    for (const fileId of [ofReporter, ofConcerned]) {
      expect(await seenBy(ctx, fileId)).toBe(0);
      expect(await reasonOf(openOwnedFile(ctx, fileId))).not.toBe('done');
    }
    expect(await reasonOf(openFile(ctx, named))).not.toBe('done');
  }
  expect(await seenBy(desk.handler, ofReporter)).toBe(1);
  await expect(
    withTransaction(await world.asStaff('national', null), (tx) =>
      tx.$client.query('delete from stored_file where id = $1', [ofReporter]),
    ),
  ).resolves.toMatchObject({ rowCount: 0 });
  const opened = await openFile(desk.handler, named);
  const left: Ctx = { ...desk.handler, ...world.as(), actor: desk.handler.actor };
  expect(await reasonOf(showFile(left, named, { room: 'desk', ...opened }))).toBe('complaint.unknown');
});

it('an old code opens nothing: not a wrong one, and none of a case that was erased', async () => {
  const { made, ofReporter } = await aHearing();
  const wrong = { ...made, secret: 'AAAA-AAAA-AAAA' };
  expect(await reasonOf(openFileByCode(world.as(), ofReporter, wrong, address()))).toBe(
    'complaint.code_wrong',
  );
  const given = await openFileByCode(world.as(), ofReporter, made, address());
  await world.owner.query(
    "update complaint set state = 'closed', retain_until = '2026-01-01' where id = $1",
    [made.id],
  );
  await eraseComplaints(world.asJob('complaints.erase'));
  expect(await reasonOf(openFileByCode(world.as(), ofReporter, made, address()))).toBe(
    'complaint.code_wrong',
  );
  const named = { complaintId: made.id, fileId: ofReporter };
  expect(await reasonOf(showFile(world.as(), named, { room: 'code', ...given }))).toBe('file.not_found');
  await eraseFiles(world.asJob('files.erase'));
  const { rows } = await world.owner.query('select 1 from stored_file where id = $1', [ofReporter]);
  expect(rows).toEqual([]);
});

it('a row of it says nothing of who reported: no owner, no province, no name of the file, and no trace of who acted', async () => {
  const reporter: MadeVolunteer = await aVolunteer(world);
  const made = await desk.reported({}, reporter.ctx);
  const item = await addFileOwn(reporter.ctx, made.id, sent(await aPicture()));
  const { rows } = await world.owner.query(
    'select owner_account_id, province_code, file_name from stored_file where id = $1',
    [fileOf(item)],
  );
  expect(rows).toEqual([{ owner_account_id: null, province_code: null, file_name: 'picture' }]);
  const traces = await world.owner.query<{ whole: string }>(
    "select a::text as whole from audit a where action = 'complaint.file_added' and target_id = $1",
    [made.id],
  );
  expect(traces.rows).toHaveLength(1);
  expect(traces.rows[0]?.whole).not.toContain(reporter.accountId);
  await expect(
    world.owner.query('update stored_file set owner_account_id = $2 where id = $1', [
      fileOf(item),
      reporter.accountId,
    ]),
  ).rejects.toThrow();
});

it('a picture sent twice is one, a side shows so many, and what is no picture is refused', async () => {
  const made = await desk.reported();
  const picture = await aPicture();
  await sendByCode(made, picture);
  expect((await sendByCode(made, picture)).entries).toHaveLength(1);
  expect(await reasonOf(sendByCode(made, aPdf()))).toBe('file.kind_unknown');
  for (let shown = 1; shown < maxFilesOfSide; shown++) await sendByCode(made);
  expect(await reasonOf(sendByCode(made))).toBe('complaint.files_full');
  expect((await showByCode(world.as(), made, address())).may).not.toContain('attach');
});

it('what is shown meanwhile is looked at before a decision, opens for nobody before the scanner, and comes too late after it', async () => {
  const volunteer = await aVolunteer(world);
  const made = await desk.heard(volunteer, { severity: 'minor' });
  const version = await versionFor(desk.handler, made.id);
  const item = await addFileOwn(volunteer.ctx, made.id, sent(await aPicture()));
  expect(await reasonOf(openFileOwn(volunteer.ctx, { complaintId: made.id, fileId: fileOf(item) }))).toBe(
    'file.quarantined',
  );
  const decision = { finding: 'unfounded' as const, reason: 'گواهی برای آن پیدا نشد.' };
  expect(await reasonOf(decideComplaint(desk.handler, made.id, { version, ...decision }))).toBe(
    'case.changed',
  );
  const seen = await versionFor(desk.handler, made.id);
  await decideComplaint(desk.handler, made.id, { version: seen, ...decision });
  expect(await reasonOf(addFileOwn(volunteer.ctx, made.id, sent(await aPicture())))).toBe('complaint.over');
  expect(await reasonOf(sendByCode(made))).toBe('complaint.over');
});

it('nobody who handles a case they reported themselves sees more of its pictures than any reporter', async () => {
  const volunteer = await aVolunteer(world);
  const made = await desk.heard(volunteer, { severity: 'minor', by: desk.second });
  const ofConcerned = fileOf(await addFileOwn(volunteer.ctx, made.id, sent(await aPicture())));
  await examine();
  const named = { complaintId: made.id, fileId: ofConcerned };
  expect(await reasonOf(openFile(desk.second, named))).toBe('file.not_found');
  expect(await reasonOf(openFile(desk.handler, named))).toBe('done');
});
