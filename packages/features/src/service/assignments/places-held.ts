import type { Bilingual } from '@hamyar/contracts';
import type { Transaction } from '@hamyar/db';

/** A shift that somebody has or had. */
interface PlaceHeld {
  readonly id: string;
  readonly need: Bilingual;
  readonly startsAt: Date;
}

/** Shifts of a volunteer, past and to come, the latest first. A read; the caller has authorised. */
export async function placesHeld(tx: Transaction, volunteerId: string, limit: number): Promise<PlaceHeld[]> {
  const { rows } = await tx.$client.query<PlaceHeld & Record<string, unknown>>({
    name: 'assignment_places_held',
    text: `select a.id, jsonb_build_object('fa', n.title, 'en', n.title_en) as need, lower(a.during) as "startsAt" from assignment a join need n on n.id = a.need_id
      where a.volunteer_id = $1 and holds_place(a.state) order by lower(a.during) desc, a.id limit $2`,
    values: [volunteerId, limit],
  });
  return rows;
}
