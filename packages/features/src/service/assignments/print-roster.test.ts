import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maxParts } from '@hamyar/papers/papers';
import { aNeed, anOffer, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printRoster } from './print-roster.ts';
import { takePlace } from './take-place.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const folder = mkdtempSync(join(tmpdir(), 'hamyar-roster-'));

function factsIn(content: Uint8Array): string {
  const [path, facts] = [join(folder, 'roster.pdf'), join(folder, 'roster.json')];
  writeFileSync(path, content);
  execFileSync('pdfdetach', ['-save', '1', '-o', facts, path], { stdio: 'ignore' });
  return readFileSync(facts, 'utf8');
}

describe.skipIf(process.env['WITHOUT_POPPLER'])('an attendance sheet', () => {
  it('names who comes, shift by shift, and tells nobody’s number', async () => {
    const need = await aNeed(world, {
      count: 2,
      shifts: [
        { inHours: 24, hours: 3 },
        { inHours: 48, hours: 3 },
      ],
    });
    const [one, other] = [await aVolunteer(world), await aVolunteer(world)];
    await takePlace(one.ctx, need.slotIds[0] ?? '');
    await takePlace(other.ctx, need.slotIds[1] ?? '');
    const officer = await world.asStaff('officer', 'IR-09');
    const { content } = await printRoster(officer, { needId: need.id, locale: 'fa' });
    const facts = factsIn(content);
    expect(JSON.parse(facts).shifts.map(({ people }: { people: unknown[] }) => people.length)).toEqual([
      1, 1,
    ]);
    for (const { mobile } of [one, other]) expect(facts).not.toContain(mobile.slice(-4));
    const { rows } = await world.owner.query(
      "select detail from audit where action = 'need.roster_printed' and target_id = $1 and actor_id is not null",
      [need.id],
    );
    expect(rows).toEqual([{ detail: { people: 2 } }]);
  });

  it('prints the next shifts that one paper holds of a need with more', async () => {
    const inHours = Array.from({ length: maxParts + 2 }, (_, day) => 24 * (day + 1));
    const need = await aNeed(world, { shifts: inHours.map((hours) => ({ inHours: hours, hours: 3 })) });
    const holder = await aVolunteer(world);
    for (const slot of need.slotIds) await anOffer(world, holder, slot);
    await world.owner.query("update assignment set state = 'accepted' where need_id = $1", [need.id]);
    const officer = await world.asStaff('officer', 'IR-09');
    const { content } = await printRoster(officer, { needId: need.id, locale: 'fa' });
    expect(JSON.parse(factsIn(content)).shifts).toHaveLength(maxParts);
    const { rows } = await world.owner.query(
      "select detail from audit where action = 'need.roster_printed' and target_id = $1",
      [need.id],
    );
    expect(rows).toEqual([{ detail: { people: maxParts } }]);
  });

  it('does not exist for another province, and not for the council', async () => {
    const need = await aNeed(world);
    const input = { needId: need.id, locale: 'en' as const };
    await expect(printRoster(await world.asStaff('officer', 'IR-14'), input)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(printRoster(await world.asStaff('council', 'IR-09'), input)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
