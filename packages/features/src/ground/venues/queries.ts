import { type Transaction, venue } from '@hamyar/db';
import { and, desc, eq, inArray, lt, or } from 'drizzle-orm';
import { Refusal } from '../../kit/refusal.ts';
import { type placesOf, type Scope, withinScope } from '../access/index.ts';

export type VenueRow = typeof venue.$inferSelect;

/**
 * SQL: a venue as `presentPlace` takes it, for statements of others over their own rows; null where the reader may not know
 * it. For joins by `left join venue v on v.id = …`.
 */
export const venueJson = (alias: string): string =>
  `case when ${alias}.id is not null then jsonb_build_object('number', ${alias}.number, 'name', ${alias}.name, 'kind', ${alias}.kind,
    'countyCode', ${alias}.county_code, 'address', ${alias}.address, 'lat', ${alias}.lat, 'lon', ${alias}.lon,
    'phone', ${alias}.phone, 'stepFree', ${alias}.step_free, 'lift', ${alias}.lift, 'accessibleToilet', ${alias}.accessible_toilet) end`;

/** A venue by its id, as far as the reader may know it. */
export async function findVenue(tx: Transaction, venueId: string): Promise<VenueRow | null> {
  const [row] = await tx.select().from(venue).where(eq(venue.id, venueId));
  return row ?? null;
}

export async function venueByNumber(tx: Transaction, number: number): Promise<VenueRow | null> {
  const [row] = await tx.select().from(venue).where(eq(venue.number, number));
  return row && row.state !== 'draft' ? row : null;
}

/** Newest first; `places` null means the nation. */
export function deskVenues(
  tx: Transaction,
  query: {
    readonly places: ReturnType<typeof placesOf>;
    readonly state: VenueRow['state'] | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<VenueRow[]> {
  return tx
    .select()
    .from(venue)
    .where(
      and(
        query.places === null
          ? undefined
          : or(
              inArray(venue.provinceCode, [...query.places.provinceCodes]),
              inArray(venue.countyCode, [...query.places.countyCodes]),
            ),
        query.state === null ? undefined : eq(venue.state, query.state),
        query.before === null ? undefined : lt(venue.id, query.before),
      ),
    )
    .orderBy(desc(venue.id))
    .limit(query.limit);
}

/** A venue in reach, locked; elsewhere it does not exist. @throws Refusal `venue.unknown` */
export async function lockVenue(tx: Transaction, scope: Scope, venueId: string): Promise<VenueRow> {
  const [row] = await tx.select().from(venue).where(eq(venue.id, venueId)).for('update');
  if (!row) throw new Refusal('not_found', 'venue.unknown');
  withinScope(scope, row.provinceCode);
  return row;
}

/** What the same form, posted before, has added. */
export async function venueOfForm(tx: Transaction, formKey: string): Promise<VenueRow | null> {
  const [row] = await tx.select().from(venue).where(eq(venue.formKey, formKey));
  return row ?? null;
}
