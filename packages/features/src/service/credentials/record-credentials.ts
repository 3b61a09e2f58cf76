import type { Transaction } from '@hamyar/db';
import { councilNumberKey, type IsoDay } from '@hamyar/domain';
import { bulkQuery, type ImportOrigin } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';

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
 * gave and nobody has decided on is thereby decided. In the caller's transaction, who has authorised and audits.
 */
export async function recordCredentials(
  ctx: Ctx,
  tx: Transaction,
  credentials: readonly KnownCredential[],
  { createdBy }: Pick<ImportOrigin, 'createdBy'>,
): Promise<void> {
  const rows = credentials.map(({ number, ...credential }) => ({
    ...credential,
    numberSealed: ctx.sealing.seal(number, 'credential.number').toString('base64'),
    numberIndex: ctx.sealing.index(councilNumberKey(number), 'credential.number'),
    numberTail: number.slice(-2),
  }));
  await bulkQuery(tx, insertCredentials, rows, [ctx.clock.now(), createdBy]);
}

const insertCredentials = {
  name: 'credentials_record',
  text: `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t("volunteerId" uuid, "provinceCode" text, profession text,
      "issuingBody" text, "numberSealed" text, "numberIndex" text, "numberTail" text, "validTo" date)),
  decided as (delete from credential c using incoming i where c.volunteer_id = i."volunteerId"
    and c.profession = i.profession and c.number_index = i."numberIndex"
    and c.verified_at is null and c.rejected_at is null and c.revoked_at is null)
  insert into credential (volunteer_id, province_code, profession, issuing_body, number_sealed, number_index, number_tail,
    valid_to, submitted_at, verified_at, verified_by, verification_method)
  select "volunteerId", "provinceCode", profession, "issuingBody", decode("numberSealed", 'base64'), "numberIndex",
    "numberTail", "validTo", $2, $2, $3::uuid, 'import'
  from incoming`,
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
  await tx.$client.query({
    name: 'credentials_hand_over',
    text: `update credential c set volunteer_id = $2, province_code = $3 where c.volunteer_id = $1
      and not exists (select from credential kept where kept.volunteer_id = $2 and kept.profession = c.profession
        and kept.number_index = c.number_index)`,
    values: [draftId, record.id, record.provinceCode],
  });
}
