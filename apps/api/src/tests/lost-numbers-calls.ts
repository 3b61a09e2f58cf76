import { askNumber } from '@hamyar/features/service/lost-numbers/ask-number';
import { showNumber } from '@hamyar/features/service/lost-numbers/show-number';
import { showPaper } from '@hamyar/features/service/volunteers/show-paper';
import { codeFor } from '@hamyar/testing/asked-code';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import type { ApiWorld } from './api-world.ts';

interface All {
  readonly api: ApiWorld;
}

let given = 0;

/** A member of IR-09 whose new number waits for a second officer. */
async function waiting({ api }: All) {
  const person = await aVolunteer(api.world);
  const officer = await api.world.asStaff('officer', 'IR-09');
  const { version } = await showNumber(officer, person.id);
  await api.world.owner.query('delete from otp_budget');
  const typed = await codeFor(api.world, `+98936${String(++given).padStart(7, '0')}`);
  const { recoveryId } = await askNumber(officer, person.id, { version, seen: 'passport', ...typed });
  return { recoveryId, version: (await showNumber(officer, person.id)).version };
}

/** Somebody of IR-09 who wrote a passport that nobody else has. */
async function withPaper({ api }: All): Promise<{ volunteerId: string; version: string }> {
  const { world, sealing } = api;
  const person = await aVolunteer(world);
  const stored = `passport:AFG:P${String(++given).padStart(7, '0')}`;
  await world.owner.query(
    'update volunteer set national_id_index = $2, national_id_sealed = $3 where id = $1',
    [
      person.id,
      sealing.index(stored, 'volunteer.national_id'),
      sealing.seal(stored, 'volunteer.national_id'),
    ],
  );
  const { version } = await showPaper({ ...(await world.asStaff('officer', 'IR-09')), sealing }, person.id);
  return { volunteerId: person.id, version };
}

export const lostNumbersCalls = {
  'volunteers.showPaper': async (all: All) => ({
    params: { volunteerId: (await withPaper(all)).volunteerId },
  }),
  'volunteers.revealPaper': async (all: All) => ({
    params: { volunteerId: (await withPaper(all)).volunteerId },
  }),
  'volunteers.provePaper': async (all: All) => {
    const { volunteerId, version } = await withPaper(all);
    return { params: { volunteerId }, body: { version } };
  },
  'lostNumbers.showNumber': async (all: All) => ({
    params: { volunteerId: (await aVolunteer(all.api.world)).id },
  }),
  // A code that nobody asked for: who may ask is all that is seen here.
  'lostNumbers.askNumber': async (all: All) => ({
    params: { volunteerId: (await aVolunteer(all.api.world)).id },
    body: {
      version: 'x',
      seen: 'passport',
      challengeId: '018f3c1e-7b52-7c3a-9d6f-2a4b6c8d0e1f',
      code: '123456',
    },
  }),
  'lostNumbers.confirmNumber': async (all: All) => {
    const { recoveryId, version } = await waiting(all);
    return { params: { recoveryId }, body: { version, seen: 'national_card' } };
  },
  'lostNumbers.refuseNumber': async (all: All) => {
    const { recoveryId, version } = await waiting(all);
    return { params: { recoveryId }, body: { version } };
  },
  'lostNumbers.listNumbers': async () => ({}),
};
