import { Readable } from 'node:stream';
import { presentProvince } from '@hamyar/features/council/pictures/present';
import { openFile } from '@hamyar/features/ground/files/open-file';
import { localFileStore, systemChance } from '@hamyar/platform';
import { aPdf } from '@hamyar/testing/uploads';
import type { ApiWorld } from './api-world.ts';
import type { Belongings, Call } from './calls.ts';
import { insert } from './insert-row.ts';

export const aCredential = (api: ApiWorld, volunteerId: string, provinceCode = 'IR-09') =>
  insert(
    api,
    `insert into credential (id, volunteer_id, province_code, profession, issuing_body, number_sealed, number_tail)
     values ($1, $2, $3, 'psychologist', 'psychology_organisation', $4, '57')`,
    [volunteerId, provinceCode, api.sealing.seal('123457', 'credential.number')],
  );

/** The volunteer with the keys of the API, which signs addresses. */
const ownerOf = ({ api, volunteer }: Belongings) => ({ ...volunteer.ctx, sealing: api.sealing });

/** A document of the volunteer's licence, looked at; its bytes lie in the store of the API. */
const anEvidence = async ({ api, volunteer }: Belongings) => {
  const credentialId = await aCredential(api, volunteer.id);
  const storedName = `${credentialId}.upload`;
  await localFileStore(api.uploads).put(storedName, Readable.from([aPdf()]), 10_000);
  return insert(
    api,
    `insert into stored_file (id, purpose, subject_id, owner_account_id, province_code, kind, state, file_name, stored_name,
       sent_sha256, sha256, bytes, created_at, examined_at, retain_until)
     values ($1, 'licence_evidence', $2, $3, 'IR-09', 'pdf', 'unscanned', 'a.pdf', $4, 's', 's', 1, now(), now(), '2031-01-01')`,
    [credentialId, volunteer.accountId, storedName],
  );
};

/** Calls about files; see `calls.ts`. */
export const filesCalls: Readonly<Record<string, (all: Belongings) => Promise<Call>>> = {
  'documents.printForm': async () => ({ params: { form: 'handover' } }),
  // A province without a need, whose picture is the same throughout.
  'pictures.show': async () => ({
    params: {
      subject: 'province',
      key: 'yazd',
      version: presentProvince({ code: 'IR-21', fa: 'یزد', en: 'Yazd', openNeeds: 0, placesLeft: 0 }).version,
    },
  }),
  'credentials.showEvidence': async () => ({}),
  'credentials.addEvidence': async ({ api, volunteer }) => {
    // Calls of many actors leave more files of this one person than one may have.
    await api.world.owner.query('delete from stored_file where owner_account_id = $1', [volunteer.accountId]);
    await aCredential(api, volunteer.id);
    return { query: { fileName: 'licence.pdf' }, body: aPdf(systemChance.newId()).toString('latin1') };
  },
  'credentials.removeEvidence': async (all) => ({ params: { fileId: await anEvidence(all) } }),
  'credentials.listEvidence': async (all) => ({
    params: { credentialId: await aCredential(all.api, all.volunteer.id) },
  }),
  'files.open': async (all) => ({ params: { fileId: await anEvidence(all) } }),
  'files.show': async (all) => {
    const fileId = await anEvidence(all);
    return { params: { fileId }, query: await openFile(ownerOf(all), fileId) };
  },
};
