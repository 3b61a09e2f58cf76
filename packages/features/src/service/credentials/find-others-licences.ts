import type { Transaction } from '@hamyar/db';
import { councilNumberKey, issuingBodiesOf, type Profession } from '@hamyar/domain';
import { bulkQuery } from '../../kit/bulk.ts';
import type { Ctx } from '../../kit/feature.ts';
import { isVerified } from './queries.ts';

/** A licence as an office lists it, with the keyed hash of its holder's national ID. */
export interface ListedLicence {
  readonly profession: Profession;
  readonly number: string | null;
  readonly nationalIdIndex: string;
}

/** Of listed licences, in their order, whether each is verified for somebody else by now; one statement for all of them. */
export async function findOthersLicences(
  { sealing }: Pick<Ctx, 'sealing'>,
  tx: Transaction,
  licences: readonly ListedLicence[],
): Promise<boolean[]> {
  const asked = licences.flatMap(({ profession, number, nationalIdIndex }, at) => {
    if (number === null) return [];
    const [issuingBody] = issuingBodiesOf(profession);
    const numberIndex = sealing.index(councilNumberKey(number), 'credential.number');
    return [{ at, profession, issuingBody, numberIndex, nationalIdIndex }];
  });
  const rows = asked.length === 0 ? [] : await bulkQuery<{ at: number }>(tx, verifiedForOthers, asked);
  const found = new Set(rows.map(({ at }) => at));
  return licences.map((_, at) => found.has(at));
}

const verifiedForOthers = {
  name: 'credentials_of_others',
  text: `
  select distinct i.at from jsonb_to_recordset($1::jsonb)
    as i(at int, profession text, "issuingBody" text, "numberIndex" text, "nationalIdIndex" text)
  join credential o on o.number_index = i."numberIndex" and o.issuing_body = i."issuingBody" and o.profession = i.profession
    and ${isVerified}
  join volunteer v on v.id = o.volunteer_id and v.national_id_index is distinct from i."nationalIdIndex"`,
};
