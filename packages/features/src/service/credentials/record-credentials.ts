import type { Transaction } from '@hamyar/db';
import type { IsoDay } from '@hamyar/domain';
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
 * Records licences that an office vouches for, so that they are verified by the import. In the caller's transaction,
 * who has authorised and audits.
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
    numberIndex: ctx.sealing.index(number, 'credential.number'),
    numberTail: number.slice(-2),
  }));
  await bulkQuery(tx, insertCredentials, rows, [ctx.clock.now(), createdBy]);
}

const insertCredentials = {
  name: 'credentials_record',
  text: `
  insert into credential (volunteer_id, province_code, profession, issuing_body, number_sealed, number_index, number_tail,
    valid_to, submitted_at, verified_at, verified_by, verification_method)
  select "volunteerId", "provinceCode", profession, "issuingBody", decode("numberSealed", 'base64'), "numberIndex",
    "numberTail", "validTo", $2, $2, $3::uuid, 'import'
  from jsonb_to_recordset($1::jsonb) as t("volunteerId" uuid, "provinceCode" text, profession text, "issuingBody" text,
    "numberSealed" text, "numberIndex" text, "numberTail" text, "validTo" date)`,
};
