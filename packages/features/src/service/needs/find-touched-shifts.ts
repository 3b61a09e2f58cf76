import type { Transaction } from '@hamyar/db';
import { statement } from '../../kit/statement.ts';

/** A shift that closing a place for days would touch. */
export interface TouchedShift {
  readonly id: string;
  readonly needId: string;
  readonly number: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly provinceCode: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const touchedColumns = `s.id, s.need_id as "needId", n.number, n.title, n.title_en as "titleEn", n.province_code as "provinceCode", s.starts_at as "startsAt",
  s.ends_at as "endsAt"`;

/** Coming shifts that begin in a county, or in a whole province, between two instants; what is remote takes place. */
export async function findTouchedShifts(
  tx: Transaction,
  where: {
    readonly provinceCode: string;
    readonly countyCode: string | null;
    readonly from: Date;
    readonly before: Date;
    readonly limit: number;
  },
): Promise<TouchedShift[]> {
  const shifts = statement('need_touched_shifts', [where.provinceCode, where.from, where.before]);
  shifts.where('c', where.countyCode, (place) => `n.county_code = ${place}`);
  const limit = shifts.value(where.limit);
  const { rows } = await tx.$client.query<TouchedShift>(
    shifts.build(
      (conditions) => `select ${touchedColumns} from shift s join need n on n.id = s.need_id
        where n.province_code = $1 and s.starts_at > $2 and s.starts_at < $3 and s.closure_id is null
          and n.status in ('open', 'closed') and not n.is_remote and ${conditions}
        order by s.starts_at, s.id limit ${limit}`,
    ),
  );
  return rows;
}

/** Holds needs as they are, in one order: nobody takes a place in them meanwhile. */
export async function lockTouchedNeeds(tx: Transaction, shifts: readonly TouchedShift[]): Promise<void> {
  const ids = [...new Set(shifts.map(({ needId }) => needId))];
  await tx.$client.query({
    name: 'need_lock_touched',
    text: 'select id from need where id = any ($1::uuid[]) order by id for update',
    values: [ids],
  });
}

/** Shifts that do not take place because of a closure. */
export async function shiftsOf(tx: Transaction, closureId: string): Promise<TouchedShift[]> {
  const { rows } = await tx.$client.query<TouchedShift>({
    name: 'need_shifts_of_closure',
    text: `select ${touchedColumns} from shift s join need n on n.id = s.need_id where s.closure_id = $1
      order by s.starts_at, s.id`,
    values: [closureId],
  });
  return rows;
}

/** How many shifts each of these closures touches. */
export async function countShifts(
  tx: Transaction,
  closureIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.$client.query<{ closureId: string; shifts: number }>({
    name: 'need_count_shifts_of_closures',
    text: `select closure_id as "closureId", count(*)::int as shifts from shift where closure_id = any ($1::uuid[])
      group by closure_id`,
    values: [closureIds],
  });
  return new Map(rows.map((row) => [row.closureId, row.shifts]));
}
