import { showMove } from '@hamyar/features/service/relocations/show-move';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import type { ApiWorld } from './api-world.ts';

interface All {
  readonly api: ApiWorld;
}

/** Tehran, which is in another province than those who move. */
const countyCode = '2301';

export const relocationsCalls = {
  'relocations.showOwn': async () => ({ query: { countyCode } }),
  'relocations.moveOwn': async () => ({ body: { countyCode, version: 'read-before' } }),
  'relocations.showMove': async ({ api }: All) => {
    const { id } = await aVolunteer(api.world);
    return { params: { volunteerId: id }, query: { countyCode } };
  },
  'relocations.movePerson': async ({ api }: All) => {
    const { id } = await aVolunteer(api.world);
    const officer = await api.world.asStaff('officer', 'IR-09');
    const { version } = await showMove(officer, { volunteerId: id, countyCode });
    return {
      params: { volunteerId: id },
      body: { countyCode, version, reason: 'خودش تلفنی خواست' },
    };
  },
  'relocations.listMoves': async () => ({}),
};
