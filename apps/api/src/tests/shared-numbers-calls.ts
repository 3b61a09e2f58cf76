import { askPart } from '@hamyar/features/service/shared-numbers/ask-part';
import { showRecord } from '@hamyar/features/service/shared-numbers/show-record';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { withoutAccount } from '@hamyar/testing/two-records';
import type { ApiWorld } from './api-world.ts';

interface All {
  readonly api: ApiWorld;
}

/** A record of IR-09 that two people use, as an officer saw it. */
async function sharedRecord({ api }: All, more: { signsIn?: boolean } = {}) {
  const person = await aVolunteer(api.world);
  if (more.signsIn === false) await withoutAccount(api.world, person);
  const officer = await api.world.asStaff('officer', 'IR-09');
  const { version } = await showRecord(officer, person.id);
  const body = {
    version,
    firstName: 'زهرا',
    lastName: 'نمونه',
    profession: 'nurse',
    reason: 'هر دو با کارت ملی آمدند',
    credentialIds: [],
    assignmentIds: [],
  };
  return { volunteerId: person.id, officer, version, body };
}

async function waiting(all: All) {
  const { officer, volunteerId, body, version } = await sharedRecord(all);
  const { partId } = await askPart(officer, volunteerId, body);
  return { partId, version };
}

let given = 0;

export const sharedNumbersCalls = {
  'sharedNumbers.showRecord': async (all: All) => {
    const { volunteerId } = await sharedRecord(all);
    return { params: { volunteerId } };
  },
  'sharedNumbers.askPart': async (all: All) => {
    const { volunteerId, body } = await sharedRecord(all);
    return { params: { volunteerId }, body };
  },
  'sharedNumbers.confirmPart': async (all: All) => {
    const { partId, version } = await waiting(all);
    return { params: { partId }, body: { version } };
  },
  'sharedNumbers.undoPart': async (all: All) => {
    const { partId } = await waiting(all);
    return { params: { partId }, body: {} };
  },
  'sharedNumbers.giveNumber': async (all: All) => {
    const { volunteerId, version, body } = await sharedRecord(all, { signsIn: false });
    const mobile = `0935${String(++given).padStart(7, '0')}`;
    return { params: { volunteerId }, body: { version, mobile, reason: body.reason } };
  },
  'sharedNumbers.listParts': async () => ({}),
};
