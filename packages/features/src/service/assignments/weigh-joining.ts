import type { Bilingual } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';
import { limitsOf } from '../../ground/lists/index.ts';
import type { Ctx } from '../../kit/feature.ts';

/** How a record stands with places: to come, past, and asked. */
interface PlacesStanding {
  readonly coming: number;
  readonly past: number;
  readonly offers: number;
}

/** Two places of two records at one time: one person cannot be at both. */
interface Overlap {
  readonly startsAt: Date;
  readonly need: Bilingual;
  readonly otherNeed: Bilingual;
}

/** What stands in the way of two records becoming one, and what would end by it. A read; the caller has authorised. */
export async function weighJoining(
  ctx: Ctx,
  tx: Transaction,
  { keptId, otherId, now }: { readonly keptId: string; readonly otherId: string; readonly now: Date },
): Promise<{
  readonly kept: PlacesStanding;
  readonly other: PlacesStanding;
  readonly overlaps: readonly Overlap[];
  /** Ids of offers and proposals. */
  readonly ending: readonly string[];
}> {
  return {
    kept: await placesOf(tx, keptId, now),
    other: await placesOf(tx, otherId, now),
    overlaps: await overlapsOf(tx, keptId, otherId),
    ending: await endingOffers(ctx, tx, keptId, otherId),
  };
}

async function placesOf(tx: Transaction, volunteerId: string, now: Date): Promise<PlacesStanding> {
  const { rows } = await tx.$client.query<PlacesStanding>({
    name: 'assignment_places_of',
    text: `select count(*) filter (where holds_place(state) and upper(during) > $2)::int as coming,
        count(*) filter (where holds_place(state) and upper(during) <= $2)::int as past,
        count(*) filter (where state = 'offered')::int as offers
      from assignment where volunteer_id = $1`,
    values: [volunteerId, now],
  });
  return rows[0] ?? { coming: 0, past: 0, offers: 0 };
}

/** Pages name so many; the rest come up once these are settled. */
const overlapsShown = 20;

async function overlapsOf(tx: Transaction, keptId: string, otherId: string): Promise<Overlap[]> {
  const { rows } = await tx.$client.query<Overlap & Record<string, unknown>>({
    name: 'assignment_overlaps',
    text: `select lower(a.during) as "startsAt", jsonb_build_object('fa', n.title, 'en', n.title_en) as need,
        jsonb_build_object('fa', o.title, 'en', o.title_en) as "otherNeed"
      from assignment a join assignment b on b.volunteer_id = $2 and b.during && a.during
        join need n on n.id = a.need_id join need o on o.id = b.need_id
      where a.volunteer_id = $1 and holds_place(a.state) and holds_place(b.state)
      order by lower(a.during), a.id limit $3`,
    values: [keptId, otherId, overlapsShown],
  });
  return rows;
}

/**
 * Offers and proposals of either record that cannot stand once they are one: at the time of a place of the other, for a slot
 * that the other is asked for too, or more than anybody has open at once.
 */
export async function endingOffers(
  ctx: Ctx,
  tx: Transaction,
  keptId: string,
  otherId: string,
): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string; isOffered: boolean; collides: boolean }>({
    name: 'assignment_ending_offers',
    text: `select a.id, a.state = 'offered' as "isOffered", exists (select from assignment h
        where h.volunteer_id = any (array[$1, $2]::uuid[]) and h.volunteer_id <> a.volunteer_id
          and (holds_place(h.state) and h.during && a.during
            or a.volunteer_id = $2 and h.role_slot_id = a.role_slot_id and h.state in ('proposed', 'offered'))) as collides
      from assignment a where a.volunteer_id = any (array[$1, $2]::uuid[]) and a.state in ('proposed', 'offered')
      order by a.volunteer_id = $2, a.expires_at, a.id`,
    values: [keptId, otherId],
  });
  const standing = rows.filter(({ collides, isOffered }) => isOffered && !collides);
  const { open_offers: most } = await limitsOf(ctx, tx);
  return [...rows.filter(({ collides }) => collides), ...standing.slice(most)].map(({ id }) => id);
}
