import { access } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { withTransaction } from '@hamyar/db';
import { actingAs, systemChance } from '@hamyar/platform';
import { clamdScanner, type FileScanner } from '@hamyar/platform/ports/file-scanner';
import { eicar, type FakeClamd, openClamd } from '@hamyar/testing/clamd';
import { aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { aPdf, sent } from '@hamyar/testing/uploads';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { addEvidence } from '../../service/credentials/add-evidence.ts';
import { listEvidence } from '../../service/credentials/list-evidence.ts';
import { removeEvidence } from '../../service/credentials/remove-evidence.ts';
import { revealCredential } from '../../service/credentials/reveal-credential.ts';
import { showEvidence } from '../../service/credentials/show-evidence.ts';
import { verifyCredential } from '../../service/credentials/verify-credential.ts';
import { filesChecks } from './checks.ts';
import { eraseFiles } from './erase-files.ts';
import { examineAgain } from './examine-again.ts';
import { examineFile } from './examine-file.ts';
import { openFile } from './open-file.ts';
import { showFile } from './show-file.ts';

let clamd: FakeClamd;
let world: World;
let officer: Ctx;
let holder: MadeVolunteer;
let credentialId: string;
beforeAll(async () => {
  clamd = await openClamd();
  world = await openWorld({ scanner: clamdScanner(clamd.address, 200) });
  officer = await world.asStaff('officer', 'IR-09');
});
beforeEach(async () => {
  clamd.mood = 'well';
  await aHolder();
});

async function aHolder(): Promise<void> {
  holder = await aVolunteer(world, { verified: false });
  credentialId = systemChance.newId();
  await world.owner.query(
    `insert into credential (id, volunteer_id, province_code, profession, issuing_body, number_sealed, number_tail)
     values ($1, $2, 'IR-09', 'psychologist', 'psychology_organisation', $3, '57')`,
    [credentialId, holder.id, world.as().sealing.seal('123457', 'credential.number')],
  );
}

afterAll(async () => {
  for (const check of filesChecks) expect((await world.owner.query(check.sql)).rows).toEqual([]);
  await world.close();
  await clamd.close();
});

let sentFiles = 0;
const add = async (inside = `n${++sentFiles}`) =>
  (await addEvidence(holder.ctx, { fileName: 'پروانه.pdf' }, sent(aPdf(inside)))).file;
const examined = async (inside?: string) => {
  const { id } = await add(inside);
  await examineFile(world.asJob('files.examine'), id);
  return id;
};
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { reason: string }) => error.reason,
  );
const auditOf = async (action: string, targetId: string) =>
  (
    await world.owner.query('select actor_id from audit where action = $1 and target_id = $2', [
      action,
      targetId,
    ])
  ).rows;

describe('a file', () => {
  it('opens for nobody before the scanner has looked, and for its owner and the office afterwards', async () => {
    const { id, state } = await add();
    expect(state).toBe('quarantined');
    for (const ctx of [holder.ctx, officer])
      expect(await reasonOf(openFile(ctx, id))).toBe('file.quarantined');
    await examineFile(world.asJob('files.examine'), id);
    for (const ctx of [holder.ctx, officer]) {
      const file = await showFile(ctx, id, await openFile(ctx, id));
      expect(file).toMatchObject({ fileName: 'پروانه.pdf', mediaType: 'application/pdf' });
    }
  });

  it('that somebody else opens leaves their name, and one’s own does not', async () => {
    const id = await examined();
    await openFile(holder.ctx, id);
    expect(await auditOf('file.opened', id)).toEqual([]);
    await openFile(officer, id);
    expect(await auditOf('file.opened', id)).toHaveLength(1);
  });

  it('in which something is found is gone, says so, and opens for nobody', async () => {
    const id = await examined(eicar);
    expect((await listEvidence(officer, credentialId)).files).toMatchObject([{ state: 'refused', may: [] }]);
    expect(await reasonOf(openFile(officer, id))).toBe('file.refused');
    const { rows } = await world.owner.query('select stored_name, finding from stored_file where id = $1', [
      id,
    ]);
    expect(rows[0].finding).toBe('Win.Test.EICAR_HDB-1');
    await expect(world.as().ports.files.lend(rows[0].stored_name, access)).rejects.toThrow('ENOENT');
  });

  it('waits while the scanner does not answer', async () => {
    const { id } = await add();
    clamd.mood = 'over-limit';
    expect(await reasonOf(examineFile(world.asJob('files.examine'), id))).toBe('service.unavailable');
    expect(await reasonOf(openFile(holder.ctx, id))).toBe('file.quarantined');
    clamd.mood = 'well';
    expect(await examineFile(world.asJob('files.examine'), id)).toBe('clean');
    expect(await examineFile(world.asJob('files.examine'), id)).toBe('clean');
  });

  it('is sound for both when two look at it at the same time', async () => {
    const { id } = await add();
    const job = world.asJob('files.examine');
    // The second look begins and ends while the scanner still reads for the first.
    const scan = async () => {
      await examineFile(world.asJob('files.examine'), id);
      return { kind: 'clean' as const };
    };
    const first = await examineFile({ ...job, ports: { ...job.ports, scanner: { scan } } }, id);
    expect(first).toBe('clean');
    expect(await auditOf('file.clean', id)).toHaveLength(1);
  });

  describe('that waits for a scanner', () => {
    const again = (scan: FileScanner['scan']): Ctx => {
      const job = world.asJob('files.examine-again');
      return { ...job, ports: { ...job.ports, scanner: { scan } } };
    };
    const stateOf = async (id: string) =>
      (await world.owner.query('select state from stored_file where id = $1', [id])).rows[0].state;
    beforeEach(async () => void (await examineAgain(world.asJob('files.examine-again'))));

    it('and is over its limit holds up none behind it', async () => {
      const [large, behind] = [await add('large'), await add()];
      const scan = async (content: Readable) =>
        (await text(content)).includes('large')
          ? { kind: 'unavailable' as const, cause: 'unreadable' as const }
          : { kind: 'clean' as const };
      expect(await examineAgain(again(scan))).toBe(1);
      expect([await stateOf(large.id), await stateOf(behind.id)]).toEqual(['quarantined', 'clean']);
    });

    it('is left in peace once three in a row had no answer', async () => {
      for (let file = 0; file < 3; file += 1) await add();
      await aHolder();
      await add();
      let asked = 0;
      const scan = async () => {
        asked += 1;
        return { kind: 'unavailable' as const, cause: 'network' as const };
      };
      expect(await reasonOf(examineAgain(again(scan)))).toBe('service.unavailable');
      expect(asked).toBe(3);
    });
  });

  it('is called unscanned where there is no scanner, and is looked at once there is one', async () => {
    const { id } = await add();
    const job = world.asJob('files.examine');
    const without = { ...job, ports: { ...job.ports, scanner: null } };
    expect(await examineFile(without, id)).toBe('unscanned');
    expect((await showEvidence(holder.ctx)).files).toMatchObject([
      { state: 'unscanned', may: ['open', 'remove'] },
    ]);
    expect(await examineAgain({ ...world.asJob('files.examine-again'), ports: without.ports })).toBe(0);
    expect(await examineAgain(world.asJob('files.examine-again'))).toBeGreaterThan(0);
    expect(await examineFile(job, id)).toBe('clean');
  });
});

describe('an address', () => {
  it('does not exist for another person, another province, a council, or an office of another kind', async () => {
    const id = await examined();
    const others = [
      (await aVolunteer(world)).ctx,
      await world.asStaff('officer', 'IR-14'),
      await world.asStaff('council', 'IR-09'),
      await world.asStaff('treasurer', 'IR-09'),
      await world.asStaff('auditor', null),
    ];
    for (const ctx of others) expect(await reasonOf(openFile(ctx, id))).toBe('file.not_found');
    expect(await reasonOf(openFile(world.as(), id))).toBe('access.sign_in_first');
    expect(await reasonOf(openFile(await world.asStaff('national', null), id))).toBe('done');
  });

  it('in other hands, changed or of another file opens nothing', async () => {
    const [id, other] = [await examined(), await examined()];
    const address = await openFile(holder.ctx, id);
    expect(await reasonOf(showFile(officer, id, address))).toBe('file.address_invalid');
    expect(await reasonOf(showFile(holder.ctx, other, address))).toBe('file.address_invalid');
    const later = { ...address, until: String(Number(address.until) + 60) };
    expect(await reasonOf(showFile(holder.ctx, id, later))).toBe('file.address_invalid');
    const turned = {
      ...address,
      signature: address.signature.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')),
    };
    expect(await reasonOf(showFile(holder.ctx, id, turned))).toBe('file.address_invalid');
    expect(await reasonOf(showFile(holder.ctx, id, { ...address, signature: 'short' }))).toBe(
      'file.address_invalid',
    );
  });

  it('holds for five minutes, and not when the office is left meanwhile', async () => {
    const id = await examined();
    const theirs = await openFile(officer, id);
    const left = actingAs(officer, {
      kind: 'person',
      accountId: officer.actor.kind === 'staff' ? officer.actor.accountId : '',
      sessionId: id,
      isVolunteer: false,
    });
    expect(await reasonOf(showFile(left, id, theirs))).toBe('file.not_found');
    const address = await openFile(holder.ctx, id);
    world.clock.advance(300_000);
    expect(await reasonOf(showFile(holder.ctx, id, address))).toBe('done');
    world.clock.advance(1_000);
    expect(await reasonOf(showFile(holder.ctx, id, address))).toBe('file.address_expired');
  });
});

describe('evidence of a licence', () => {
  it('is the same when it is sent again, and is at most three files', async () => {
    const first = await add('same');
    expect((await add('same')).id).toBe(first.id);
    await add();
    await add();
    expect(await reasonOf(add())).toBe('credential.evidence_full');
    expect((await showEvidence(holder.ctx)).may).toEqual([]);
    await removeEvidence(holder.ctx, first.id);
    expect((await showEvidence(holder.ctx)).may).toEqual(['add']);
    await add('same');
  });

  it('is taken back by its owner alone, and its bytes go with the next turn', async () => {
    const id = await examined();
    expect(await reasonOf(removeEvidence((await aVolunteer(world)).ctx, id))).toBe('file.not_found');
    await removeEvidence(holder.ctx, id);
    expect(await reasonOf(removeEvidence(holder.ctx, id))).toBe('file.not_found');
    expect(await reasonOf(openFile(officer, id))).toBe('file.not_found');
    expect(await eraseFiles(world.asJob('files.erase'))).toBeGreaterThan(0);
    expect((await world.owner.query('select from stored_file where id = $1', [id])).rowCount).toBe(0);
  });

  it('is asked for only while a licence waits, and goes a month after the decision', async () => {
    const id = await examined();
    const { version } = await revealCredential(officer, credentialId);
    await verifyCredential(officer, { credentialId, version });
    expect(await reasonOf(add())).toBe('credential.none_waiting');
    const { rows } = await world.owner.query(
      'select retain_until - created_at::date as days from stored_file where id = $1',
      [id],
    );
    expect(rows[0].days).toBe(30);
  });
});

it('the database itself lets nobody say that a file is clean, or keep it longer', async () => {
  const { id } = await add();
  const national = await world.asStaff('national', null);
  for (const ctx of [holder.ctx, officer, national])
    for (const change of [
      "state = 'clean', examined_at = now()",
      'retain_until = retain_until + 1',
      "stored_name = 'x'",
    ])
      await expect(
        withTransaction(ctx, (tx) =>
          tx.$client.query(`update stored_file set ${change} where id = $1`, [id]),
        ),
      ).rejects.toThrow();
});
