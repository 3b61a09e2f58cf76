import type { venue } from '@hamyar/db';
import { systemChance } from '@hamyar/platform';
import type { World } from './world.ts';

export type MadeVenue = typeof venue.$inferSelect;

/** An open clinic of Mashhad with an address, unless told otherwise. */
export async function aVenue(
  world: World,
  more: Partial<Pick<MadeVenue, 'kind' | 'name' | 'state' | 'address' | 'provinceCode' | 'countyCode'>> = {},
): Promise<MadeVenue> {
  const id = systemChance.newId();
  const kind = more.kind ?? 'clinic';
  const now = world.clock.now();
  const { rows } = await world.owner.query<MadeVenue>(
    `insert into venue (id, kind, name, province_code, county_code, address, lat, lon, state, created_at, updated_at, retain_until)
     values ($1, $2, $3, $4, $5, $6, 36.3, 59.6, $7, $8, $8, $9)
     returning *, province_code as "provinceCode", county_code as "countyCode", updated_at as "updatedAt"`,
    [
      id,
      kind,
      more.name ?? 'کلینیک آفتاب',
      more.provinceCode ?? 'IR-09',
      more.countyCode ?? '0916',
      more.address ?? 'مشهد، خیابان نمونه، پلاک ۱۲',
      more.state ?? 'open',
      now,
      kind === 'home' ? '2027-06-01' : null,
    ],
  );
  const [row] = rows;
  if (!row) throw new Error('no venue was made');
  return row;
}
