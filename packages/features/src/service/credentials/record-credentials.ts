import type { Transaction } from '@hamyar/db';
import { councilNumberKey, type IsoDay } from '@hamyar/domain';
import { moveFilesTo } from '../../ground/files/index.ts';
import { mobileOf } from '../../ground/identity/index.ts';
import { bulkQuery, type ImportOrigin } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';
import { isVerified } from './queries.ts';

/** A licence as an office keeps it. */
export interface KnownCredential {
  readonly volunteerId: string;
  readonly provinceCode: string;
  readonly profession: string;
  readonly issuingBody: string | undefined;
  readonly number: string;
  readonly validTo: IsoDay | null;
}

/**
 * Records licences that an office vouches for, so that they are verified by the import; the same one that its holder
 * gave and nobody has decided on is thereby decided. Two wait for an officer instead: that of whoever sent the list, since
 * nobody judges their own, and one whose number is verified for somebody else, in the list or before. In the caller's
 * transaction, who has authorised and audits.
 */
export async function recordCredentials(
  ctx: Ctx,
  tx: Transaction,
  credentials: readonly KnownCredential[],
  { createdBy }: Pick<ImportOrigin, 'createdBy'>,
): Promise<void> {
  const senderMobile = createdBy === null ? null : await mobileOf(tx, createdBy);
  const rows = credentials.map(({ number, ...credential }, order) => ({
    ...credential,
    order,
    numberSealed: ctx.sealing.seal(number, 'credential.number').toString('base64'),
    numberIndex: ctx.sealing.index(councilNumberKey(number), 'credential.number'),
    numberTail: number.slice(-2),
  }));
  await bulkQuery(tx, insertCredentials, rows, [ctx.clock.now(), createdBy, senderMobile]);
}

const insertCredentials = {
  name: 'credentials_record',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t("order" int, "volunteerId" uuid, "provinceCode" text, profession text,
      "issuingBody" text, "numberSealed" text, "numberIndex" text, "numberTail" text, "validTo" date)),
  judged as materialized (
    select i.*, v.account_id is distinct from $3::uuid and v.mobile is distinct from $4::text
      and row_number() over (partition by i.profession, i."issuingBody", i."numberIndex" order by i."order") = 1
      and not exists (select from credential o where o.number_index = i."numberIndex"
        and o.issuing_body = i."issuingBody" and o.profession = i.profession and o.volunteer_id <> i."volunteerId"
        and ${isVerified}) as is_vouched
    from incoming i join volunteer v on v.id = i."volunteerId"),
  decided as (delete from credential c using judged i where c.volunteer_id = i."volunteerId"
    and (not i.is_vouched or (c.profession = i.profession and c.number_index = i."numberIndex"))
    and c.verified_at is null and c.rejected_at is null and c.revoked_at is null)
  insert into credential (volunteer_id, province_code, profession, issuing_body, number_sealed, number_index, number_tail,
    valid_to, submitted_at, verified_at, verified_by, verification_method)
  select "volunteerId", "provinceCode", profession, "issuingBody", decode("numberSealed", 'base64'), "numberIndex",
    "numberTail", "validTo", $2, case when is_vouched then $2::timestamptz end, case when is_vouched then $3::uuid end,
    case when is_vouched then 'import' end
  from judged`,
};

/**
 * Part of the caller's transaction: what somebody gave under a draft follows them to the record they are. Where that
 * record has a licence of the same number already, the office's word stands.
 */
export async function handOverCredentials(
  tx: Transaction,
  draftId: string,
  record: { readonly id: string; readonly provinceCode: string | null },
): Promise<void> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'credentials_hand_over',
    text: `update credential c set volunteer_id = $2, province_code = $3 where c.volunteer_id = $1
      and not exists (select from credential kept where kept.volunteer_id = $2 and kept.profession = c.profession
        and kept.number_index = c.number_index) returning c.id`,
    values: [draftId, record.id, record.provinceCode],
  });
  const subjectIds = rows.map(({ id }) => id);
  await moveFilesTo(tx, 'licence_evidence', subjectIds, record.provinceCode);
}
