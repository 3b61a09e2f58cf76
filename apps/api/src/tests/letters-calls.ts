import { draftLetter } from '@hamyar/features/ground/letters/draft-letter';
import { showLetter } from '@hamyar/features/ground/letters/show-letter';
import { systemChance } from '@hamyar/platform';
import { aPdf } from '@hamyar/testing/uploads';
import type { ApiWorld } from './api-world.ts';
import type { Belongings, Call } from './calls.ts';
import { insert } from './insert-row.ts';

const words = { addressee: 'شهرداری مشهد', subject: 'جا برای کلینیک', body: 'با سلام' };

/** A draft of the office of IR-09. */
const aDraft = async ({ api }: Belongings) => {
  const officer = await api.world.asStaff('officer', 'IR-09');
  const form = { formKey: systemChance.newId(), provinceCode: 'IR-09', ...words };
  const { letterId } = await draftLetter(officer, form);
  return { params: { letterId }, version: (await showLetter(officer, letterId)).version };
};

/** Letters are counted by the database: one that is made past the rules has a number that no other test gives. */
let issued = 0;
const anIssued = async (api: ApiWorld) => {
  const code = `AAAAAA${String(++issued).padStart(4, '0')}`;
  const letterId = await insert(
    api,
    `insert into letter (id, province_code, addressee, subject, body, serial_year, serial_number, code, digest, signer_name,
       signer_role, issued_on, issued_at, created_at, updated_at, form_key, form_digest, retain_until)
     values ($1, 'IR-09', 'گیرنده', 'موضوع', 'متن', 1300, $2, $3, repeat('a', 64), 'مینا نمونه',
       'officer', '2026-11-21', now(), now(), now(), $1, 'd', '2036-11-21')`,
    [issued, code],
  );
  return { letterId, code };
};

/** Calls about letters; see `calls.ts`. */
export const lettersCalls: Readonly<Record<string, (all: Belongings) => Promise<Call>>> = {
  'letters.list': async () => ({}),
  'letters.show': async (all) => ({ params: (await aDraft(all)).params }),
  'letters.draft': async () => ({ body: { formKey: systemChance.newId(), provinceCode: 'IR-09', ...words } }),
  'letters.revise': async (all) => {
    const { params, version } = await aDraft(all);
    return { params, body: { version, ...words, body: 'با سلام و احترام' } };
  },
  'letters.addAttachment': async (all) => ({
    params: (await aDraft(all)).params,
    query: { fileName: 'map.pdf' },
    body: aPdf(systemChance.newId()).toString('latin1'),
  }),
  'letters.removeAttachment': async (all) => {
    const { params } = await aDraft(all);
    const fileId = await insert(
      all.api,
      `insert into stored_file (id, purpose, subject_id, province_code, kind, file_name, stored_name, sent_sha256, sha256, bytes,
         created_at, retain_until)
       values ($1, 'letter', $2, 'IR-09', 'pdf', 'a.pdf', $1::uuid::text, 's', 's', 1, now(), '2031-01-01')`,
      [params.letterId],
    );
    return { params: { ...params, fileId } };
  },
  'letters.issue': async (all) => {
    const { params, version } = await aDraft(all);
    return { params, body: { version } };
  },
  'letters.withdraw': async ({ api }) => {
    const { letterId } = await anIssued(api);
    const { version } = await showLetter(await api.world.asStaff('officer', 'IR-09'), letterId);
    return { params: { letterId }, body: { version, reason: 'شمارهٔ قرارداد اشتباه بود' } };
  },
  'letters.print': async ({ api }) => ({ params: { letterId: (await anIssued(api)).letterId } }),
  'letters.showByCode': async ({ api }) => ({ params: { code: (await anIssued(api)).code } }),
};
