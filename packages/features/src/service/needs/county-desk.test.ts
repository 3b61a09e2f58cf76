import { aNeed, aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDesk } from '../../ground/venues/list-desk.ts';
import type { Ctx } from '../../kit/feature.ts';
import { listHolders } from '../assignments/list-holders.ts';
import { printRoster } from '../assignments/print-roster.ts';
import { revealContact } from '../assignments/reveal-contact.ts';
import { takePlace } from '../assignments/take-place.ts';
import { listCredentials } from '../credentials/list-credentials.ts';
import { showCredential } from '../credentials/show-credential.ts';
import { verifyCredential } from '../credentials/verify-credential.ts';
import { listDeskNeeds } from './list-desk-needs.ts';

const mashhad = '0916';
const elsewhere = '0918';
let world: World;
let county: Ctx;
let neighbour: Ctx;
let officer: Ctx;
beforeAll(async () => {
  world = await openWorld();
  county = await world.asCountyOfficer('IR-09', mashhad);
  neighbour = await world.asCountyOfficer('IR-09', elsewhere);
  officer = await world.asStaff('officer', 'IR-09');
});
afterAll(() => world.close());

describe('the office of a county', () => {
  it('lists the needs of its counties alone, open ones with nothing to decide', async () => {
    const [own, other] = [await aNeed(world), await aNeed(world, { countyCode: elsewhere })];
    const { items } = await listDeskNeeds(county, { limit: 100 });
    expect(items.map(({ id }) => id)).toContain(own.id);
    expect(items.map(({ id }) => id)).not.toContain(other.id);
    expect(items.find(({ id }) => id === own.id)?.may).toEqual([]);
    expect(
      (await listDeskNeeds(neighbour, { limit: 100, status: 'open' })).items.map(({ id }) => id),
    ).toEqual([other.id]);
  });

  it('reads who comes to a need of its own, calls them, and prints the sheet, each look on record', async () => {
    const need = await aNeed(world);
    const person = await aVolunteer(world, { countyCode: elsewhere, radiusKm: 200 });
    const { assignmentId } = await takePlace(person.ctx, need.slotIds[0] ?? '');
    expect((await listHolders(county, need.id, { limit: 5 })).items).toMatchObject([{ assignmentId }]);
    expect((await revealContact(county, assignmentId)).mobile).toBe(person.mobile);
    await printRoster(county, { needId: need.id, locale: 'fa' });
    const { rows } = await world.owner.query(
      'select action from audit where actor_id = $1 and target_id = any ($2) order by action',
      [county.rowScope.accountId, [assignmentId, need.id]],
    );
    expect(rows.map(({ action }) => action)).toEqual(['assignment.contact_revealed', 'need.roster_printed']);
    await expect(listHolders(neighbour, need.id, { limit: 5 })).rejects.toMatchObject({ code: 'not_found' });
    await expect(revealContact(neighbour, assignmentId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(printRoster(neighbour, { needId: need.id, locale: 'fa' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('looks at the licences of those who live in its counties, and decides on none', async () => {
    const person = await aVolunteer(world, { verified: false });
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into credential (volunteer_id, province_code, profession, issuing_body)
       values ($1, 'IR-09', 'psychologist', 'psychology_organisation') returning id`,
      [person.id],
    );
    const credentialId = rows[0]?.id ?? '';
    expect((await listCredentials(county, { limit: 50 })).items.map(({ id }) => id)).toContain(credentialId);
    expect(await showCredential(county, credentialId)).toMatchObject({ may: [] });
    expect((await showCredential(officer, credentialId)).may).toEqual(['decide']);
    expect(await listCredentials(neighbour, { limit: 50 })).toMatchObject({ items: [], waiting: 0 });
    await expect(showCredential(neighbour, credentialId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(verifyCredential(county, { credentialId, version: 'x' })).rejects.toMatchObject({
      reason: 'access.role_lacks_permission',
    });
  });

  it('reads the venues of its counties for its needs, and changes none', async () => {
    await world.owner.query(
      `insert into venue (province_code, county_code, kind, name, address, state, created_at, updated_at)
       values ('IR-09', $1, 'clinic', 'درمانگاه', 'نشانی', 'open', now(), now())`,
      [mashhad],
    );
    expect((await listDesk(county, { limit: 10 })).items).toMatchObject([{ may: [] }]);
    expect((await listDesk(neighbour, { limit: 10 })).items).toEqual([]);
  });
});
