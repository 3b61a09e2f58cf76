import { allCounties, allProvinces } from '@hamyar/domain';
import type { Client } from 'pg';

/** Writes the 31 provinces and their counties; run by the owner after every migration, changes nothing when they stand. */
export async function seedPlaces(owner: Client): Promise<void> {
  await owner.query(
    `insert into province (code, slug, name_fa, name_en, sort_fa, population1395, latitude, longitude)
     select * from jsonb_to_recordset($1) as p(code text, slug text, name_fa text, name_en text, sort_fa smallint,
       population1395 int, latitude float8, longitude float8)
     on conflict (code) do update set slug = excluded.slug, name_fa = excluded.name_fa, name_en = excluded.name_en,
       sort_fa = excluded.sort_fa, population1395 = excluded.population1395`,
    [
      JSON.stringify(
        allProvinces.map((province) => ({
          code: province.code,
          slug: province.slug,
          name_fa: province.nameFa,
          name_en: province.nameEn,
          sort_fa: province.sortFa,
          population1395: province.population,
          latitude: province.lat,
          longitude: province.lon,
        })),
      ),
    ],
  );
  await owner.query(
    `insert into county (code, province_code, name_fa, name_en, latitude, longitude)
     select * from jsonb_to_recordset($1) as c(code text, province_code text, name_fa text, name_en text, latitude float8,
       longitude float8)
     on conflict (code) do update set name_fa = excluded.name_fa, name_en = excluded.name_en,
       latitude = excluded.latitude, longitude = excluded.longitude`,
    [
      JSON.stringify(
        allCounties.map((county) => ({
          code: county.code,
          province_code: county.provinceCode,
          name_fa: county.nameFa,
          name_en: county.nameEn,
          latitude: county.seat?.lat ?? null,
          longitude: county.seat?.lon ?? null,
        })),
      ),
    ],
  );
}
