import { statementVersion, type Transaction } from '@hamyar/db';
import type { StatementKind } from '@hamyar/domain';
import { and, desc, eq } from 'drizzle-orm';
import { versionOf } from '../../kit/version.ts';

export type StatementRow = typeof statementVersion.$inferSelect;

/** One version of a statement; the one that holds where none is named. */
export async function statementOf(
  tx: Transaction,
  kind: StatementKind,
  number?: number,
): Promise<StatementRow | null> {
  const named = number === undefined ? undefined : eq(statementVersion.number, number);
  const [row] = await tx
    .select()
    .from(statementVersion)
    .where(and(eq(statementVersion.kind, kind), named))
    .orderBy(desc(statementVersion.number))
    .limit(1);
  return row ?? null;
}

export function versionsOf(
  tx: Transaction,
  kind: StatementKind,
): Promise<Pick<StatementRow, 'number' | 'publishedAt'>[]> {
  return tx
    .select({ number: statementVersion.number, publishedAt: statementVersion.publishedAt })
    .from(statementVersion)
    .where(eq(statementVersion.kind, kind))
    .orderBy(desc(statementVersion.number))
    .limit(100);
}

/** Of what whoever publishes the next has seen. */
export const statementVersionOf = (kind: StatementKind, number: number): string => versionOf([kind, number]);
