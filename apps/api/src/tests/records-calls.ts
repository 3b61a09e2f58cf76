import { mergePeople } from '@hamyar/features/service/records/merge-people';
import { showMerge } from '@hamyar/features/service/records/show-merge';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import type { ApiWorld } from './api-world.ts';

interface All {
  readonly api: ApiWorld;
}

/** Two records of IR-09 that both sign in, as another officer saw them. */
async function twoRecords({ api }: All) {
  const [kept, other] = [await aVolunteer(api.world), await aVolunteer(api.world)];
  const pair = { volunteerId: kept.id, otherId: other.id };
  const officer = await api.world.asStaff('officer', 'IR-09');
  const { version } = await showMerge(officer, pair);
  const body = { otherId: other.id, version, reason: 'هر دو کارت ملی را دیدم', number: 'kept' as const };
  return { ...pair, officer, version, body };
}

async function waiting(all: All) {
  const { officer, volunteerId, body, version } = await twoRecords(all);
  const { mergeId } = await mergePeople(officer, volunteerId, body);
  return { mergeId, version };
}

export const recordsCalls = {
  'records.listTwins': async (all: All) => {
    const { volunteerId } = await twoRecords(all);
    return { params: { volunteerId } };
  },
  'records.showMerge': async (all: All) => {
    const { volunteerId, otherId } = await twoRecords(all);
    return { params: { volunteerId }, query: { otherId } };
  },
  'records.mergePeople': async (all: All) => {
    const { volunteerId, body } = await twoRecords(all);
    return { params: { volunteerId }, body };
  },
  'records.confirmMerge': async (all: All) => {
    const { mergeId, version } = await waiting(all);
    return { params: { mergeId }, body: { version } };
  },
  'records.undoMerge': async (all: All) => {
    const { mergeId } = await waiting(all);
    return { params: { mergeId }, body: {} };
  },
  'records.listMerges': async () => ({}),
};
