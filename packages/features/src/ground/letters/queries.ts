import { letter, type Transaction } from '@hamyar/db';
import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { Refusal } from '../../kit/refusal.ts';
import { type Scope, withinScope } from '../access/index.ts';
import { filesOf } from '../files/index.ts';

export type LetterRow = typeof letter.$inferSelect;
export type FileRow = Awaited<ReturnType<typeof filesOf>>[number];

export interface Found {
  readonly row: LetterRow;
  readonly files: FileRow[];
}

/** A letter in reach with what lies beside it. @throws Refusal `letter.unknown`, `access.out_of_scope` */
export async function findLetter(tx: Transaction, scope: Scope, letterId: string): Promise<Found> {
  const [row] = await tx.select().from(letter).where(eq(letter.id, letterId));
  return inReach(tx, scope, row);
}

/** The same, locked until the end of the transaction. */
export async function lockLetter(tx: Transaction, scope: Scope, letterId: string): Promise<Found> {
  const [row] = await tx.select().from(letter).where(eq(letter.id, letterId)).for('update');
  return inReach(tx, scope, row);
}

async function inReach(tx: Transaction, scope: Scope, row: LetterRow | undefined): Promise<Found> {
  if (!row) throw new Refusal('not_found', 'letter.unknown');
  withinScope(scope, row.provinceCode);
  return { row, files: await filesOf(tx, 'letter', [row.id]) };
}

/** Newest first; `offices` null means all of them. */
export function letterPage(
  tx: Transaction,
  query: {
    readonly offices: readonly string[] | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<LetterRow[]> {
  return tx
    .select()
    .from(letter)
    .where(
      and(
        query.offices === null ? undefined : inArray(letter.office, [...query.offices]),
        query.before === null ? undefined : lt(letter.id, query.before),
      ),
    )
    .orderBy(desc(letter.id))
    .limit(query.limit);
}

/** What the same form, posted before, has begun. */
export async function letterOfForm(tx: Transaction, key: string): Promise<LetterRow | null> {
  const [row] = await tx.select().from(letter).where(eq(letter.formKey, key));
  return row ?? null;
}

export async function letterByCode(tx: Transaction, code: string): Promise<LetterRow | null> {
  const [row] = await tx.select().from(letter).where(eq(letter.code, code));
  return row ?? null;
}

/**
 * The next number of an office in a Solar Hijri year. The counter's row is locked until the letter stands or is undone, so
 * that none is given twice and none is left out.
 */
export async function nextNumber(tx: Transaction, office: string, serialYear: number): Promise<number> {
  const { rows } = await tx.$client.query<{ number: number }>({
    name: 'letter_number',
    text: `insert into letter_counter as c (office, serial_year, last_number) values ($1, $2, 1)
      on conflict (office, serial_year) do update set last_number = c.last_number + 1 returning last_number as number`,
    values: [office, serialYear],
  });
  const number = rows[0]?.number;
  if (number === undefined) throw new Error('a counter always answers');
  return number;
}
