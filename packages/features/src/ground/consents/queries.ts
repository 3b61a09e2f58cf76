import { consent, type Transaction } from '@hamyar/db';
import { type AgreementKind, agreementKinds, type AgreementStanding } from '@hamyar/domain';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { statementOf } from '../statements/index.ts';

export type ConsentRow = typeof consent.$inferSelect;

/** One of the texts as it holds now. */
export interface CurrentText {
  readonly kind: AgreementKind;
  readonly number: number;
  readonly publishedAt: Date;
}

/** What a volunteer agrees to as it holds now. */
export async function currentTexts(tx: Transaction): Promise<CurrentText[]> {
  const texts: CurrentText[] = [];
  for (const kind of agreementKinds) {
    const row = await statementOf(tx, kind);
    if (row) texts.push({ kind, number: row.number, publishedAt: row.publishedAt });
  }
  return texts;
}

/** Shown and handed over, newest first; nobody agrees so often. */
const maxConsents = 100;

export function consentsOf(tx: Transaction, accountId: string): Promise<ConsentRow[]> {
  return tx
    .select()
    .from(consent)
    .where(eq(consent.accountId, accountId))
    .orderBy(desc(consent.id))
    .limit(maxConsents);
}

/** Of somebody, and not taken back. */
export const standingOf = (accountId: string) =>
  and(eq(consent.accountId, accountId), isNull(consent.withdrawnAt));

/** SQL: how the volunteer of an alias stands to what holds. */
export const agreementIn = (alias: string): string => `agreement_of(${alias}.account_id)`;

/** SQL: whether the volunteer of an alias took back what they agreed to. For statements of others, over their own rows. */
export const withdrawnBy = (alias: string): string => `has_withdrawn(${alias}.account_id)`;

/** How an account stands to what holds. A read that anybody's transaction may make; it says nothing of when. */
export async function agreementOf(tx: Transaction, accountId: string | null): Promise<AgreementStanding> {
  const { rows } = await tx.$client.query<{ standing: AgreementStanding }>({
    name: 'consents_agreement_of',
    text: 'select agreement_of($1) as standing',
    values: [accountId],
  });
  return rows[0]?.standing ?? 'none';
}
