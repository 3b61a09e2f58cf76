import type { Answer, HandlerInput, letters } from '@hamyar/contracts';
import { letter, withTransaction } from '@hamyar/db';
import { letterDraftDays } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { formDigest } from '../../kit/version.ts';
import { accountIdOf, authorise, withinScope } from '../access/index.ts';
import { requireBody } from './policy.ts';
import { letterOfForm } from './queries.ts';

/** Begins a letter of an office. */
export async function draftLetter(
  ctx: Ctx,
  input: HandlerInput<typeof letters.draft>['body'],
): Promise<Answer<typeof letters.draft>> {
  withinScope(authorise(ctx, 'letters.manage'), input.provinceCode);
  requireBody(input.body);
  const now = ctx.clock.now();
  const createdBy = accountIdOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx
      .insert(letter)
      .values({
        id: ctx.newId(),
        ...input,
        createdBy,
        createdAt: now,
        updatedAt: now,
        formDigest: formDigest(input),
        retainUntil: keptUntil(now, letterDraftDays),
      })
      .onConflictDoNothing()
      .returning({ id: letter.id });
    if (!row) {
      const made = await letterOfForm(tx, input.formKey);
      if (made?.createdBy !== createdBy || made.formDigest !== formDigest(input))
        throw new Refusal('conflict', 'letter.form_used');
      return { letterId: made.id };
    }
    await audit(ctx, tx, {
      action: 'letter.drafted',
      targetType: 'letter',
      targetId: row.id,
      provinceCode: input.provinceCode,
    });
    return { letterId: row.id };
  });
}
