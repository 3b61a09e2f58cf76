import { firstClaims, firstIndicators } from '@hamyar/domain';
import type { Client } from 'pg';

/**
 * Writes the figures of the press that every platform begins with; run by the owner after the places. A claim that stands
 * is left alone, one that somebody withdrew as well.
 */
export async function seedClaims(owner: Client): Promise<void> {
  await owner.query(
    `insert into indicator (key, name_fa, name_en, unit)
     select * from jsonb_to_recordset($1) as i(key text, "nameFa" text, "nameEn" text, unit text) on conflict do nothing`,
    [JSON.stringify(firstIndicators)],
  );
  await owner.query(
    `insert into indicator_claim (indicator_key, low, high, is_approximate, kind, as_of, as_of_precision, province_code,
       county_code, speaker, source_title, source_day, confidence, note)
     select c.indicator, c.low, c.high, c."isApproximate", c.kind, c."asOf", c."asOfPrecision", c."provinceCode",
       c."countyCode", c.speaker, c."sourceTitle", c."sourceDay", c.confidence, c.note
     from jsonb_to_recordset($1) as c(indicator text, low numeric, high numeric, "isApproximate" boolean, kind text,
       "asOf" date, "asOfPrecision" text, "provinceCode" text, "countyCode" text, speaker text, "sourceTitle" text,
       "sourceDay" date, confidence text, note text)
     where not exists (select from indicator_claim s where s.indicator_key = c.indicator
       and s.source_title = c."sourceTitle" and s.province_code is not distinct from c."provinceCode"
       and s.county_code is not distinct from c."countyCode")`,
    [JSON.stringify(firstClaims)],
  );
}
