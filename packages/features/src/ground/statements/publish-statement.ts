import type { Answer, statements } from '@hamyar/contracts';
import { statementVersion, withTransaction } from '@hamyar/db';
import { readStatement, type StatementKind } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise } from '../access/index.ts';
import { statementOf, statementVersionOf } from './queries.ts';

/** Publishes the next version; the text that holds already is answered alike. */
export async function publishStatement(
  ctx: Ctx,
  input: { kind: StatementKind; version: string; textFa: string; textEn: string },
): Promise<Answer<typeof statements.publish>> {
  authorise(ctx, 'statements.publish');
  const { kind, textFa, textEn } = input;
  const [fa, en] = [readStatement(textFa), readStatement(textEn)];
  if (!fa) throw invalidField('textFa', 'statement.unread');
  if (!en) throw invalidField('textEn', 'statement.unread');
  if (fa.sections.length !== en.sections.length) throw invalidField('textEn', 'statement.unlike');
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, `statement:${kind}`);
    const current = await statementOf(tx, kind);
    if (current?.textFa === textFa && current.textEn === textEn) return { number: current.number };
    requireVersion(input.version, statementVersionOf(kind, current?.number ?? 0));
    const number = (current?.number ?? 0) + 1;
    await tx.insert(statementVersion).values({
      id: ctx.newId(),
      kind,
      number,
      textFa,
      textEn,
      publishedAt: ctx.clock.now(),
      publishedBy: accountIdOf(ctx),
    });
    await audit(ctx, tx, {
      action: 'statement.published',
      targetType: 'statement',
      targetId: kind,
      detail: { number },
    });
    return { number };
  });
}
