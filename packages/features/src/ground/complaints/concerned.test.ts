import { withTransaction } from '@hamyar/db';
import { address, aReport, complaintDesk, formKey, substance, versionFor } from '@hamyar/testing/complaints';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { someone } from '@hamyar/testing/staff';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { takePlace } from '../../service/assignments/take-place.ts';
import { volunteersByIds } from '../../service/eligibility/index.ts';
import { decideComplaint } from './decide-complaint.ts';
import { hearComplaint } from './hear-complaint.ts';
import { listOwnComplaints } from './list-own-complaints.ts';
import { reportComplaint } from './report-complaint.ts';
import { speakOwn } from './speak-own.ts';
import { suspendComplaint } from './suspend-complaint.ts';
import { triageComplaint } from './triage-complaint.ts';
import { writeComplaint } from './write-complaint.ts';

let world: World;
let desk: Awaited<ReturnType<typeof complaintDesk>>;
let handler: Ctx;
beforeAll(async () => {
  world = await openWorld();
  desk = await complaintDesk(world);
  ({ handler } = desk);
});
afterAll(() => world.close());

const refusal = (reason: string) => ({ reason });

describe('whoever a complaint concerns', () => {
  it('is suspended at once: the next offer passes them by, what is coming is taken back, and they read why', async () => {
    const volunteer = await aVolunteer(world);
    const need = await aNeed(world, { count: 2 });
    const offer = await anOffer(world, volunteer, need.slotIds[0] ?? '');
    const made = await desk.triaged(volunteer, { suspend: true });
    const now = world.clock.now();
    const found = await withTransaction(world.asJob('matching.offer-need'), (tx) =>
      volunteersByIds(tx, { now, ids: [volunteer.id] }),
    );
    expect(found).toEqual([]);
    await expect(takePlace(volunteer.ctx, need.slotIds[0] ?? '')).rejects.toMatchObject(
      refusal('assignment.barred'),
    );
    await desk.standing(volunteer.accountId);
    const { rows } = await world.owner.query('select state from assignment where id = $1', [offer]);
    expect(rows).toEqual([{ state: 'rejected' }]);
    const [own] = (await listOwnComplaints(volunteer.ctx)).items;
    expect(own).toMatchObject({ id: made.id, side: 'concerned', text: substance, may: ['speak', 'attach'] });
    expect(own?.suspendedSince).not.toBeNull();
    await suspendComplaint(handler, made.id, {
      version: await versionFor(handler, made.id),
      suspended: false,
      reason: 'گفته‌ها با هم نمی‌خواند.',
    });
    await expect(takePlace(volunteer.ctx, need.slotIds[0] ?? '')).resolves.toBeDefined();
  });

  it('knows nothing before they are told, and never the reporter’s words, name or letters', async () => {
    const volunteer = await aVolunteer(world);
    const reporter = await someone(world);
    const form = aReport({ mayContact: true, contactName: 'زهرا نمونه' });
    await reportComplaint(await reporter.act(), form, address());
    const { rows } = await world.owner.query<{ id: string }>('select id from complaint where form_key = $1', [
      form.formKey,
    ]);
    const id = rows[0]?.id ?? '';
    const said = { kind: 'volunteer' as const, severity: 'minor' as const, substance, suspend: false };
    await triageComplaint(handler, id, {
      version: await versionFor(handler, id),
      ...said,
      concernedMobile: volunteer.mobile,
    });
    expect((await listOwnComplaints(volunteer.ctx)).items).toEqual([]);
    await expect(
      speakOwn(volunteer.ctx, id, { formKey: formKey(), act: 'speak', text: 'من نبودم.' }),
    ).rejects.toMatchObject(refusal('complaint.unknown'));
    await hearComplaint(handler, { complaintId: id, version: await versionFor(handler, id) });
    await speakOwn(await reporter.act(), id, { formKey: formKey(), act: 'speak', text: 'همسایه‌ام هم دید.' });
    await writeComplaint(handler, id, { formKey: formKey(), to: 'reporter', text: 'همسایه چه نام دارد؟' });
    await speakOwn(volunteer.ctx, id, { formKey: formKey(), act: 'speak', text: 'آن روز آنجا نبودم.' });
    const [own] = (await listOwnComplaints(volunteer.ctx)).items;
    expect(own?.entries.map(({ text }) => text)).toEqual(['آن روز آنجا نبودم.']);
    expect(JSON.stringify(own)).not.toMatch(/همسایه|فرزندم|زهرا/);
    for (const table of ['complaint', 'complaint_reporter', 'complaint_entry', 'person_bar']) {
      const seen = await withTransaction(volunteer.ctx, (tx) => tx.$client.query(`select 1 from ${table}`));
      expect([table, seen.rowCount]).toEqual([table, 0]);
    }
    await expect(
      speakOwn(volunteer.ctx, id, { formKey: formKey(), act: 'withdraw', text: 'پس می‌گیرم' }),
    ).rejects.toMatchObject(refusal('complaint.over'));
  });

  it('is not found at fault unheard', async () => {
    const made = await desk.triaged(await aVolunteer(world), { severity: 'minor' });
    await expect(
      decideComplaint(handler, made.id, {
        version: await versionFor(handler, made.id),
        finding: 'upheld',
        reason: 'روشن است که چنین بوده است.',
      }),
    ).rejects.toMatchObject(refusal('complaint.not_heard'));
  });
});
