import { showHeldPayment } from '@hamyar/features/giving/held-payments/show-held-payment';
import { showCredential } from '@hamyar/features/service/credentials/show-credential';
import { systemChance } from '@hamyar/platform';
import { aNeed, anOffer, aVolunteer, type MadeVolunteer } from '@hamyar/testing/needs-and-volunteers';
import type { ApiWorld } from './api-world.ts';

/** What a call sends besides its endpoint. */
export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Text is sent as it is: a file. */
  readonly body?: Record<string, unknown> | string;
}

/** Rows that belong to volunteer B and to the office of IR-09. */
export interface Belongings {
  readonly api: ApiWorld;
  readonly volunteer: MadeVolunteer;
  readonly projectNumber: string;
}

export const unknown = '01900000-0000-7000-8000-0000000000ff';
export const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
export const insert = async (api: ApiWorld, sql: string, values: unknown[]) => {
  const id = systemChance.newId();
  await api.world.owner.query(sql, [id, ...values]);
  return id;
};

export const aCredential = (api: ApiWorld, volunteerId: string, provinceCode = 'IR-09') =>
  insert(
    api,
    `insert into credential (id, volunteer_id, province_code, profession, issuing_body, number_sealed, number_tail)
     values ($1, $2, $3, 'psychologist', 'psychology_organisation', $4, '57')`,
    [volunteerId, provinceCode, api.sealing.seal('123457', 'credential.number')],
  );
export const anImport = (api: ApiWorld, provinceCode = 'IR-09') =>
  insert(
    api,
    `insert into import_batch (id, kind, province_code, only_province_code, file_name, file_sha256, file_bytes, stored_name, state)
     values ($1, 'volunteers', $2, $2, 'people.csv', $1::uuid::text, 10, $1::uuid::text || '.upload', 'needs_answers')`,
    [provinceCode],
  );
export const aRun = (api: ApiWorld, provinceCode: string | null = 'IR-09') =>
  insert(
    api,
    "insert into matching_run (id, province_code, state, weights_version) values ($1, $2, 'proposed', '2026-11')",
    [provinceCode],
  );
export const aProject = async (api: ApiWorld) => {
  const { rows } = await api.world.owner.query<{ number: string }>(
    `insert into project (province_code, theme, title_fa, summary_fa, target_irr, unit_label_fa, unit_count, status)
     values ('IR-09', 'housing', 'ده خانه', 'خانه‌هایی برای خانواده‌ها', 10000000000, 'خانه', 10, 'open') returning number`,
  );
  return String(rows[0]?.number);
};
export const aPledge = async (api: ApiWorld, number: string, body: Record<string, unknown> = {}) => {
  const made = await api.send({
    method: 'POST',
    url: `/projects/${number}/pledges`,
    body: { amountIrr: '5000000', ...body },
  });
  return made.json<{ key: string }>().key;
};
/** An attempt that waits for its payer to come back; its authority. */
export const anAttempt = async (api: ApiWorld, number: string) => {
  const key = await aPledge(api, number);
  const begun = await api.send({ method: 'POST', url: `/pledges/${key}/payments`, body: {} });
  return begun.json<{ redirectUrl: string }>().redirectUrl.slice(-36);
};
export const aReceipt = async (api: ApiWorld, number: string) => {
  const body = { authority: await anAttempt(api, number), status: 'OK' };
  const paid = await api.send({ method: 'POST', url: '/payments/return', body });
  return paid.json<{ receiptCode: string }>().receiptCode;
};

/** A payment held in another amount, without the postings that a real one has. */
export const aHeldPayment = async (api: ApiWorld, number: string, state = 'mismatch') => {
  const authority = await anAttempt(api, number);
  const { rows } = await api.world.owner.query<{ id: string }>(
    'update payment set state = $2, held_at = now(), taken_irr = 4000000, reference_id = id::text where authority = $1 returning id',
    [authority, state],
  );
  return rows[0]?.id ?? '';
};
export const aResolution = async (
  { api, volunteer, projectNumber }: Belongings,
  more: { kind?: string; decided?: boolean } = {},
) => {
  const paymentId = await aHeldPayment(api, projectNumber, more.decided ? 'held_refund_due' : 'mismatch');
  const colleague = (await aVolunteer(api.world)).accountId;
  const decided = more.decided ? [volunteer.accountId, 'confirmed', 'hand'] : [null, 'proposed', null];
  const resolutionId = await insert(
    api,
    `insert into payment_resolution (id, payment_id, province_code, kind, amount_irr, reason, proposed_by, proposed_at,
       decided_by, decided_at, state, refund_route)
     values ($1, $2, 'IR-09', $3, 4000000, 'مبلغ در صورت‌حساب دیده شد', $4, now(), $5,
       case when $5::uuid is null then null else now() end, $6, $7)`,
    [paymentId, more.kind ?? 'refund', colleague, ...decided],
  );
  return { paymentId, resolutionId };
};

/** A place of its own each time, so that no shift overlaps another of the same volunteer. */
let days = 1;
export const ownNeed = (api: ApiWorld, more: Parameters<typeof aNeed>[1] = {}) =>
  aNeed(api.world, { shifts: [{ inHours: 24 * (++days % 55) + 3, hours: 1 }], ...more });
export const ownOffer = async ({ api, volunteer }: Belongings) => {
  const need = await ownNeed(api);
  return anOffer(api.world, volunteer, need.slotIds[0] ?? '');
};
export const heldPlace = async (all: Belongings) => {
  const assignmentId = await ownOffer(all);
  await all.api.world.owner.query(
    "update assignment set state = 'accepted', answered_at = now() where id = $1",
    [assignmentId],
  );
  return assignmentId;
};
export const freshCredential = async ({ api }: Belongings) =>
  aCredential(api, (await aVolunteer(api.world, { verified: false })).id);

export const confirmedCredential = async (all: Belongings) => {
  const credentialId = await freshCredential(all);
  await all.api.world.owner.query('update credential set verified_at = now() where id = $1', [credentialId]);
  return credentialId;
};

/** As national staff see it: whoever may decide sees the same. */
export const openCase = async (all: Belongings, credentialId: string) => {
  const { version } = await showCredential(await all.api.world.asStaff('national', null), credentialId);
  return { params: { credentialId }, version };
};
export const heldVersionOf = async ({ api }: Belongings, paymentId: string) =>
  (await showHeldPayment(await api.world.asStaff('national', null), paymentId)).payment.version;
