import type { Answer, HandlerInput, relocations } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { countyByCode } from '@hamyar/domain';
import { asService, authorise, provincesOf } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { statement } from '../../kit/statement.ts';
import { lineOf, recordsByIds, type VolunteerRow } from '../volunteers/index.ts';

/** A move as the trail of one office has it. */
interface MoveRow {
  readonly id: string;
  readonly at: Date;
  readonly volunteerId: string;
  readonly provinceCode: string;
  readonly from: string | null;
  readonly to: string;
}

type Item = Answer<typeof relocations.listMoves>['items'][number];

/**
 * Who came to an office's province, left it, or moved within it; the newest first. Of whoever lives elsewhere by now the office
 * reads that somebody went, from which county and when, and nothing else.
 * @throws Refusal `cursor.invalid`
 */
export async function listMoves(
  asker: Ctx,
  query: HandlerInput<typeof relocations.listMoves>['query'],
): Promise<Answer<typeof relocations.listMoves>> {
  const scope = authorise(asker, 'records.manage');
  if (query.cursor !== undefined && !/^\d{1,15}$/.test(query.cursor))
    throw new Refusal('invalid', 'cursor.invalid');
  const provinces = provincesOf(scope);
  // A trail is read by auditors, and whoever left is in nobody's reach here.
  const ctx = asService(asker, 'list-moves');
  return withTransaction(ctx, async (tx) => {
    const rows = await movePage(tx, provinces, query);
    const shown = rows.slice(0, query.limit);
    const people = await recordsByIds(
      tx,
      shown.map(({ volunteerId }) => volunteerId),
    );
    const isInReach = ({ provinceCode, status }: VolunteerRow) =>
      status !== 'draft' && (provinces === null || provinces.includes(provinceCode ?? ''));
    const items = shown.map((row): Item => {
      const person = people.get(row.volunteerId);
      const kind = kindOf(row);
      return {
        at: row.at.toISOString(),
        kind,
        fromCounty: kind === 'came' ? null : row.from,
        toCounty: kind === 'left' ? null : row.to,
        person: person && isInReach(person) ? lineOf(ctx, person, []) : null,
      };
    });
    return { items, next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null };
  });
}

/** How the office whose trail it is sees a move. */
function kindOf({ provinceCode, from, to }: MoveRow): Item['kind'] {
  if (countyByCode(to)?.provinceCode !== provinceCode) return 'left';
  return from !== null && countyByCode(from)?.provinceCode === provinceCode ? 'within' : 'came';
}

/** One row more than is shown; the nation reads each move in the trail of the office where somebody came to. */
async function movePage(
  tx: Transaction,
  provinces: readonly string[] | null,
  query: HandlerInput<typeof relocations.listMoves>['query'],
): Promise<MoveRow[]> {
  const page = statement('relocations_listed', [])
    .where('p', provinces, (p) => `a.province_code = any(${p})`)
    .where('c', query.cursor, (p) => `a.id < ${p}::bigint`)
    .where('k', query.kind, (p) => `${kindColumn} = ${p}`);
  if (provinces === null) page.where('n', 'left', (p) => `${kindColumn} <> ${p}`);
  const limit = page.value(query.limit + 1);
  const { rows } = await tx.$client.query<MoveRow>(
    page.build(
      (
        conditions,
      ) => `select a.id::text as id, a.at, a.target_id as "volunteerId", a.province_code as "provinceCode",
          a.detail->>'from' as "from", a.detail->>'to' as "to"
        from audit a join county t on t.code = a.detail->>'to' left join county f on f.code = a.detail->>'from'
        where a.action = 'volunteer.moved' and ${conditions} order by a.id desc limit ${limit}`,
    ),
  );
  return rows;
}

const kindColumn = `case when t.province_code <> a.province_code then 'left'
  when f.province_code = a.province_code then 'within' else 'came' end`;
