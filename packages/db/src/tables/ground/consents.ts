import type { AgreementKind } from '@hamyar/domain';
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';
import { account } from './identity.ts';
import { statementVersion } from './statements.ts';

/** That somebody agreed to a version of what volunteers agree to, and that they took it back. */
export const consent = pgTable(
  'consent',
  {
    id: primaryId(),
    accountId: uuid()
      .notNull()
      .references(() => account.id),
    kind: text().$type<AgreementKind>().notNull(),
    number: integer().notNull(),
    agreedAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    foreignKey({
      name: 'consent_statement',
      columns: [t.kind, t.number],
      foreignColumns: [statementVersion.kind, statementVersion.number],
    }),
    uniqueIndex('consent_standing')
      .on(t.accountId, t.kind, t.number)
      .where(sql`withdrawn_at is null`),
    index('consent_account').on(t.accountId, t.id),
    index('consent_withdrawn')
      .on(t.accountId, t.kind)
      .where(sql`withdrawn_at is not null`),
  ],
);
