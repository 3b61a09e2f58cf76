import { type Transaction, venue, withTransaction } from '@hamyar/db';
import { countiesNamed, type VenueKind } from '@hamyar/domain';
import { createVenue } from '@hamyar/features/ground/venues/create-venue';
import { openVenue } from '@hamyar/features/ground/venues/open-venue';
import { showDesk } from '@hamyar/features/ground/venues/show-desk';
import type { Ctx } from '@hamyar/features/kit/feature';
import { and, eq } from 'drizzle-orm';

interface Sketch {
  readonly kind: VenueKind;
  readonly county: string;
  readonly name: string;
  readonly address: string;
  readonly lat: number;
  readonly lon: number;
  readonly stepFree: 'yes' | 'no' | 'unknown';
}

/** Invented venues at streets that any town has; the points lie in the middle of their county's main town. */
const sketches: readonly Sketch[] = [
  {
    kind: 'positive_life',
    county: 'مشهد',
    name: 'مرکز مثبت زندگی نمایشی مهر',
    address: 'مشهد، بلوار نمایش، پلاک ۱۲',
    ...{ lat: 36.2972, lon: 59.6067, stepFree: 'yes' },
  },
  {
    kind: 'elder_centre',
    county: 'نیشابور',
    name: 'سرای سالمندان نمایشی سپیدار',
    address: 'نیشابور، خیابان نمونه، کوچهٔ ۳',
    ...{ lat: 36.2133, lon: 58.7958, stepFree: 'no' },
  },
  {
    kind: 'clinic',
    county: 'تبریز',
    name: 'کلینیک توانبخشی نمایشی ارک',
    address: 'تبریز، خیابان نمونه، پلاک ۴۰',
    ...{ lat: 38.08, lon: 46.2919, stepFree: 'unknown' },
  },
];

/** One of each kind in its county, once. */
export async function seedVenues(ctx: Ctx): Promise<void> {
  for (const { county, ...sketch } of sketches) {
    const [place] = countiesNamed(county);
    if (!place || (await withTransaction(ctx, (tx) => venueThere(tx, place.code, sketch.kind)))) continue;
    const { venueId } = await createVenue(ctx, {
      ...sketch,
      formKey: ctx.newId(),
      licenceKind: null,
      countyCode: place.code,
      phone: null,
      lift: 'no',
      accessibleToilet: sketch.stepFree,
      hours: 'شنبه تا چهارشنبه، ۸ تا ۱۹',
      rooms: [{ name: 'اتاق گفت‌وگو', capacity: 6 }],
    });
    await openVenue(ctx, venueId, (await showDesk(ctx, venueId)).version);
  }
}

/** The demonstration's venue of a kind in a county. */
export async function venueThere(
  tx: Transaction,
  countyCode: string,
  kind: VenueKind,
): Promise<string | null> {
  const [row] = await tx
    .select({ id: venue.id })
    .from(venue)
    .where(and(eq(venue.countyCode, countyCode), eq(venue.kind, kind)))
    .limit(1);
  return row?.id ?? null;
}
