import { need, type Transaction } from '@hamyar/db';
import type { NeedStatus } from '@hamyar/domain';
import { eq } from 'drizzle-orm';
import { type Scope, withinCounty } from '../../ground/access/index.ts';
import { Refusal } from '../../kit/refusal.ts';

/** A draft as its form has it. */
export interface DraftRow {
  readonly id: string;
  readonly number: string;
  readonly status: NeedStatus;
  readonly source: string;
  readonly provinceCode: string;
  readonly countyCode: string;
  readonly title: string;
  readonly description: string;
  readonly titleEn: string | null;
  readonly descriptionEn: string | null;
  readonly theme: string;
  readonly targetGroup: string;
  readonly venueKind: string;
  readonly urgency: 'normal' | 'urgent' | 'critical';
  readonly isRemote: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly createdBy: string | null;
  readonly revisedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly returnReason: string | null;
  readonly venueId: string | null;
  /** Saturday is 0. */
  readonly weekdays: number[];
  /** Minutes from midnight in Tehran; null where no day of the period had a shift. */
  readonly startMinute: number | null;
  readonly endMinute: number | null;
  readonly roles: {
    profession: string;
    count: number;
    gender: 'woman' | 'man' | null;
    language: string | null;
  }[];
  readonly lastStartsAt: Date | null;
}

const local = (instant: string) => `(${instant} at time zone 'Asia/Tehran')`;
const minuteOf = (instant: string) =>
  `(extract(hour from ${local(instant)}) * 60 + extract(minute from ${local(instant)}))::int`;

/** A draft in reach, with what its shifts say of days and hours. @throws Refusal `need.unknown`, `need.not_draft` */
export async function draftById(tx: Transaction, scope: Scope, needId: string): Promise<DraftRow> {
  const { rows } = await tx.$client.query<DraftRow>({
    name: 'need_draft',
    text: `select n.id, n.number, n.status, n.source, n.province_code as "provinceCode", n.county_code as "countyCode",
        n.title, n.description, n.title_en as "titleEn", n.description_en as "descriptionEn", n.theme, n.target_group as "targetGroup", n.venue_kind as "venueKind", n.urgency,
        n.is_remote as "isRemote", n.starts_on::text as "startsOn", n.ends_on::text as "endsOn", n.created_by as "createdBy",
        n.revised_at as "revisedAt", n.returned_at as "returnedAt", n.return_reason as "returnReason",
        first.venue_id as "venueId", ${minuteOf('first.starts_at')} as "startMinute",
        coalesce(nullif(${minuteOf('first.ends_at')}, 0), 1440) as "endMinute",
        (select max(s.starts_at) from shift s where s.need_id = n.id) as "lastStartsAt",
        coalesce((select jsonb_agg(distinct (extract(dow from ${local('s.starts_at')})::int + 1) % 7)
          from shift s where s.need_id = n.id), '[]') as weekdays,
        coalesce((select jsonb_agg(jsonb_build_object('profession', r.profession, 'count', r.count, 'gender', r.gender,
            'language', r.language) order by r.id) from role_slot r where r.shift_id = first.id), '[]') as roles
      from need n
        left join lateral (select s.* from shift s where s.need_id = n.id order by s.starts_at limit 1) first on true
      where n.id = $1`,
    values: [needId],
  });
  const [row] = rows;
  if (!row) throw new Refusal('not_found', 'need.unknown');
  withinCounty(scope, row);
  if (row.status !== 'draft') throw new Refusal('conflict', 'need.not_draft');
  return row;
}

/** The same, locked until the end of the transaction. */
export async function lockDraft(tx: Transaction, scope: Scope, needId: string): Promise<DraftRow> {
  await tx.select({ id: need.id }).from(need).where(eq(need.id, needId)).for('update');
  return draftById(tx, scope, needId);
}
