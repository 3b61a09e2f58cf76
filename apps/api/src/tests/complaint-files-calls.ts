import { Readable } from 'node:stream';
import { askUpload } from '@hamyar/features/ground/complaints/ask-upload';
import { openFileByCode } from '@hamyar/features/ground/complaints/open-file-by-code';
import { localFileStore, systemChance } from '@hamyar/platform';
import { aBomb } from '@hamyar/testing/uploads';
import type { Belongings, Call } from './calls.ts';
import { aComplaint, network } from './complaint-calls.ts';
import { insert } from './insert-row.ts';

/** A visitor with the keys of the API, which signs addresses. */
const visitor = ({ api }: Belongings) => ({ ...api.world.as(), sealing: api.sealing });

/** A picture that was looked at, in the room of whoever reported a case. */
async function aPicture(all: Belongings, by = all.api.world.as()) {
  const made = await aComplaint(all, by);
  const { api } = all;
  const entryId = await insert(
    api,
    `insert into complaint_entry (id, complaint_id, at, by, "to") values ($1, $2, now(), 'reporter', 'office')`,
    [made.id],
  );
  const storedName = `${systemChance.newId()}.upload`;
  await localFileStore(api.uploads).put(storedName, Readable.from([aBomb(8, 8)]), 10_000);
  const fileId = await insert(
    api,
    `insert into stored_file (id, purpose, subject_id, kind, state, file_name, stored_name, sent_sha256, sha256, bytes, width,
       height, created_at, examined_at, retain_until)
     values ($1, 'complaint', $2, 'png', 'unscanned', 'picture', $3, 's', 's', 1, 8, 8, now(), now(), '2031-01-01')`,
    [entryId, storedName],
  );
  return { ...made, fileId };
}

/** Calls about pictures of complaints; see `calls.ts`. */
export const complaintFilesCalls: Readonly<Record<string, (all: Belongings) => Promise<Call>>> = {
  'complaints.askUpload': async (all) => {
    const { code, secret } = await aComplaint(all);
    return { body: { code, secret } };
  },
  'complaints.addFileByCode': async (all) => {
    const key = await aComplaint(all);
    const { complaintId, ...query } = await askUpload(visitor(all), key, network());
    return { params: { complaintId }, query, body: 'no picture' };
  },
  'complaints.addFileOwn': async (all) => ({
    params: { complaintId: (await aComplaint(all, all.volunteer.ctx)).id },
    body: 'no picture',
  }),
  'complaints.openFileByCode': async (all) => {
    const { fileId, code, secret } = await aPicture(all);
    return { params: { fileId }, body: { code, secret } };
  },
  'complaints.openFileOwn': async (all) => {
    const { id, fileId } = await aPicture(all, all.volunteer.ctx);
    return { params: { complaintId: id, fileId } };
  },
  'complaints.openFile': async (all) => {
    const { id, fileId } = await aPicture(all);
    return { params: { complaintId: id, fileId } };
  },
  'complaints.showFile': async (all) => {
    const { fileId, ...key } = await aPicture(all);
    const { complaintId, ...address } = await openFileByCode(visitor(all), fileId, key, network());
    return { params: { complaintId, fileId }, query: { room: 'code', ...address } };
  },
};
