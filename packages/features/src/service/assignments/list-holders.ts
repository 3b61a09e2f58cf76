import type { Answer, assignments, HandlerInput } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { type AssignmentState, maskMobile, professions } from '@hamyar/domain';
import { asService, authorise, withinCounty } from '../../ground/access/index.ts';
import { termLabel } from '../../ground/places/index.ts';
import { lastSeenInstant } from '../../kit/cursor.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { statement } from '../../kit/statement.ts';
import { stillCallable } from './policy.ts';

export interface HolderRow {
  id: string;
  state: AssignmentState;
  startsAt: Date;
  endsAt: Date;
  profession: string;
  firstName: string | null;
  lastName: string | null;
  mobile: string;
  /** Where they live now. */
  homeProvince: string | null;
}

/**
 * Who has a place in a need, shift by shift: the office of the need must know who comes, from whatever province they are.
 * Numbers are masked; showing one is an act of its own. Of whoever lives in another
 * province by now it says so and no name, from thirty days after the shift on.
 */
export async function listHolders(
  asker: Ctx,
  needId: string,
  query: HandlerInput<typeof assignments.listHolders>['query'],
): Promise<Answer<typeof assignments.listHolders>> {
  const scope = authorise(asker, 'needs.read');
  const after = lastSeenInstant(query.cursor);
  const ctx = asService(asker, 'place-holders');
  const { need, rows } = await withTransaction(ctx, async (tx) => {
    const found = await needOnPaper(tx, needId);
    if (!found) throw new Refusal('not_found', 'need.unknown');
    withinCounty(scope, found);
    return { need: found, rows: await holders(tx, { needId, after, limit: query.limit + 1 }) };
  });
  /** Whoever lives elsewhere is nobody's of this office once there is nothing left to say about the shift. */
  const isGone = ({ homeProvince, endsAt }: HolderRow) =>
    scope.reach !== 'nation' &&
    homeProvince !== need.provinceCode &&
    !stillCallable(endsAt, asker.clock.now());
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      assignmentId: row.id,
      state: row.state,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      profession: termLabel(professions, row.profession),
      ...(isGone(row)
        ? { firstName: null, lastName: null, mobileMasked: null }
        : { firstName: row.firstName, lastName: row.lastName, mobileMasked: maskMobile(row.mobile) }),
      isGone: isGone(row),
    })),
    next: rows.length > query.limit && last ? `${last.startsAt.toISOString()}_${last.id}` : null,
  };
}

/** Who has a place in a need, in the order of the shifts. */
export async function holders(
  tx: Transaction,
  query: { needId: string; after: { at: string; id: string } | null; limit: number },
): Promise<HolderRow[]> {
  const page = statement('assignment_holders_of_need', [query.needId]);
  if (query.after) {
    const at = page.value(query.after.at);
    page.where('a', query.after.id, (id) => `(lower(a.during), a.id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  const limit = page.value(query.limit);
  const { rows } = await tx.$client.query<HolderRow>(
    page.build(
      (
        conditions,
      ) => `select a.id, a.state, lower(a.during) as "startsAt", upper(a.during) as "endsAt", r.profession,
          v.first_name as "firstName", v.last_name as "lastName", v.mobile,
          v.province_code as "homeProvince"
        from assignment a join role_slot r on r.id = a.role_slot_id join volunteer v on v.id = a.volunteer_id
        where a.need_id = $1 and holds_place(a.state) and ${conditions}
        order by lower(a.during), a.id limit ${limit}`,
    ),
  );
  return rows;
}

/** A need as a paper or a list of its people names it. */
interface NeedOnPaper {
  readonly number: number;
  readonly title: string;
  readonly provinceCode: string;
  readonly countyCode: string;
}

/** A need of every state, as papers name it and scopes ask for it. */
export async function needOnPaper(tx: Transaction, needId: string): Promise<NeedOnPaper | null> {
  const { rows } = await tx.$client.query<NeedOnPaper>({
    name: 'assignment_need_on_paper',
    text: `select number, title, province_code as "provinceCode", county_code as "countyCode" from need where id = $1`,
    values: [needId],
  });
  return rows[0] ?? null;
}
