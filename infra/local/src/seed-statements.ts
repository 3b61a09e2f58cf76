import { firstStatements } from '@hamyar/domain';
import type { Client } from 'pg';

/** Writes version 1 of terms, privacy and accessibility; run by the owner. What was published since stands. */
export async function seedStatements(owner: Client): Promise<void> {
  await owner.query(
    `insert into statement_version (kind, number, text_fa, text_en, published_at)
     select s.kind, 1, s.fa, s.en, $2 from jsonb_to_recordset($1) as s(kind text, fa text, en text) on conflict do nothing`,
    [JSON.stringify(firstStatements.statements), firstStatements.publishedAt],
  );
}
