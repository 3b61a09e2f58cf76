import { decideComplaint } from '@hamyar/features/ground/complaints/decide-complaint';
import { hearComplaint } from '@hamyar/features/ground/complaints/hear-complaint';
import { reportComplaint } from '@hamyar/features/ground/complaints/report-complaint';
import { showComplaint } from '@hamyar/features/ground/complaints/show-complaint';
import { speakOwn } from '@hamyar/features/ground/complaints/speak-own';
import { triageComplaint } from '@hamyar/features/ground/complaints/triage-complaint';
import type { Ctx } from '@hamyar/features/kit/feature';
import { systemChance } from '@hamyar/platform';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import type { Belongings, Call } from './calls.ts';

const nothing = async (): Promise<Call> => ({});
const text = 'متن نمونهٔ این گزارش';

const aReport = () => ({
  formKey: systemChance.newId(),
  inDanger: false,
  kind: 'volunteer' as const,
  words: 'با فرزندم با تندی رفتار کرد.',
  provinceCode: 'IR-09',
  mayContact: false,
  byPhone: false,
});

let networks = 0;
export const network = () => `10.7.${Math.floor(++networks / 250)}.${networks % 250}`;

interface Made {
  readonly id: string;
  readonly code: string;
  readonly secret: string;
}

export async function aComplaint({ api }: Belongings, by: Ctx = api.world.as()): Promise<Made> {
  const { world, sealing } = api;
  const form = aReport();
  // Under the keys of the API, which opens it.
  const key = await reportComplaint({ ...by, sealing }, form, network());
  const { rows } = await world.owner.query<{ id: string }>('select id from complaint where form_key = $1', [
    form.formKey,
  ]);
  return { id: rows[0]?.id ?? '', ...key };
}

const versionOf = async ({ sealing }: { sealing: Ctx['sealing'] }, ctx: Ctx, id: string) =>
  (await showComplaint({ ...ctx, sealing }, id)).version;

/** A severe complaint of IR-09 as far along as is asked. */
async function aCase(all: Belongings, upTo: 'triaged' | 'in_hearing' | 'proposed' = 'triaged') {
  const { world } = all.api;
  const { id } = await aComplaint(all);
  const { sealing } = all.api;
  const handler = { ...(await world.asStaff('provincial_administrator', 'IR-09')), sealing };
  const version = () => versionOf(all.api, handler, id);
  const volunteer = await aVolunteer(world);
  const heavy = { kind: 'volunteer' as const, severity: 'severe' as const, suspend: false };
  await triageComplaint(handler, id, {
    version: await version(),
    ...heavy,
    substance: text,
    concernedMobile: volunteer.mobile,
  });
  if (upTo !== 'triaged') await hearComplaint(handler, { complaintId: id, version: await version() });
  if (upTo === 'proposed')
    await decideComplaint(handler, id, { version: await version(), finding: 'upheld', reason: text });
  return { params: { complaintId: id }, version: await version(), volunteer };
}

/** Calls about complaints; see `calls.ts`. */
export const complaintCalls: Readonly<Record<string, (all: Belongings) => Promise<Call>>> = {
  'complaints.report': async () => ({ body: aReport() }),
  'complaints.showByCode': async (all) => {
    const { code, secret } = await aComplaint(all);
    return { body: { code, secret } };
  },
  'complaints.speakByCode': async (all) => {
    const { code, secret } = await aComplaint(all);
    return { body: { code, secret, formKey: systemChance.newId(), act: 'speak', text } };
  },
  'complaints.listOwn': nothing,
  'complaints.speakOwn': async (all) => {
    const { id } = await aComplaint(all, all.volunteer.ctx);
    return { params: { complaintId: id }, body: { formKey: systemChance.newId(), act: 'speak', text } };
  },
  'complaints.list': nothing,
  'complaints.listBars': nothing,
  'complaints.show': async (all) => ({ params: { complaintId: (await aComplaint(all)).id } }),
  'complaints.triage': async (all) => {
    const { id } = await aComplaint(all);
    const nation = await all.api.world.asStaff('national_administrator', null);
    const version = await versionOf(all.api, nation, id);
    return {
      params: { complaintId: id },
      body: { version, kind: 'volunteer', severity: 'minor', substance: text },
    };
  },
  'complaints.hear': async (all) => {
    const { params, version } = await aCase(all);
    return { params, body: { version } };
  },
  'complaints.write': async (all) => {
    const { params } = await aCase(all);
    return { params, body: { formKey: systemChance.newId(), to: 'office', text } };
  },
  'complaints.suspend': async (all) => {
    const { params, version } = await aCase(all);
    return { params, body: { version, suspended: true, reason: text } };
  },
  'complaints.decide': async (all) => {
    const { params, version } = await aCase(all, 'in_hearing');
    return { params, body: { version, finding: 'unfounded', reason: text } };
  },
  'complaints.confirm': async (all) => {
    const { params, version } = await aCase(all, 'proposed');
    return { params, body: { version, agreed: true } };
  },
  'complaints.settleAppeal': async (all) => {
    const { params, volunteer } = await aCase(all, 'proposed');
    const { world } = all.api;
    await world.owner.query(
      `update complaint set state = 'decided', outcome = finding, decided_at = now(), appeal_until = '2099-01-01' where id = $1`,
      [params.complaintId],
    );
    const appeal = { formKey: systemChance.newId(), act: 'appeal' as const, text };
    await speakOwn({ ...volunteer.ctx, sealing: all.api.sealing }, params.complaintId, appeal);
    const nation = await world.asStaff('national_administrator', null);
    const version = await versionOf(all.api, nation, params.complaintId);
    return { params, body: { version, finding: 'unfounded', reason: text } };
  },
  'complaints.revealReporter': async (all) => ({
    params: { complaintId: (await aComplaint(all)).id },
    body: { reason: 'پلیس نام او را خواسته است' },
  }),
};
