import type { Answer, statements } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { readStatement, type StatementKind } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { statementOf, statementVersionOf, versionsOf } from './queries.ts';

/** The statement that holds, or an earlier version of it. */
export async function showStatement(
  ctx: Ctx,
  kind: StatementKind,
  number?: number,
): Promise<Answer<typeof statements.show>> {
  authorise(ctx, 'public');
  return withTransaction(ctx, async (tx) => {
    const row = await statementOf(tx, kind, number);
    if (!row) throw new Refusal('not_found', 'statement.unknown');
    const versions = await versionsOf(tx, kind);
    return {
      kind,
      number: row.number,
      publishedAt: row.publishedAt.toISOString(),
      fa: parts(row.textFa),
      en: parts(row.textEn),
      text: { fa: row.textFa, en: row.textEn },
      version: statementVersionOf(kind, versions[0]?.number ?? 0),
      versions: versions.map((one) => ({ number: one.number, publishedAt: one.publishedAt.toISOString() })),
    };
  });
}

function parts(text: string) {
  const read = readStatement(text);
  if (!read) throw new Error('a statement is read before it is published');
  return {
    lead: read.lead,
    sections: read.sections.map(({ title, items }) => ({ title, items: [...items] })),
  };
}
