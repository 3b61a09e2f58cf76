import type { Answer, HandlerInput, venues } from '@hamyar/contracts';
import { venue, withTransaction } from '@hamyar/db';
import { countyByCode } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { keptUntil } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { formDigest } from '../../kit/version.ts';
import { accountIdOf, authorise, withinScope } from '../access/index.ts';
import { columnsOf, factsRefusal, homeDays } from './policy.ts';
import { venueOfForm } from './queries.ts';

/** Adds a venue as a draft; opening it is the next step, once somebody looked at it. */
export async function createVenue(
  ctx: Ctx,
  input: HandlerInput<typeof venues.create>['body'],
): Promise<Answer<typeof venues.create>> {
  const scope = authorise(ctx, 'venues.manage');
  const { formKey, ...form } = input;
  const refusal = factsRefusal(form);
  if (refusal) throw invalidField(refusal.path, refusal.reason);
  const provinceCode = countyByCode(form.countyCode)?.provinceCode ?? '';
  withinScope(scope, provinceCode);
  const now = ctx.clock.now();
  const createdBy = accountIdOf(ctx);
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx
      .insert(venue)
      .values({
        id: ctx.newId(),
        ...columnsOf(form, provinceCode, keptUntil(now, homeDays)),
        state: 'draft',
        createdBy,
        createdAt: now,
        updatedAt: now,
        formKey,
        formDigest: formDigest(input),
      })
      .onConflictDoNothing()
      .returning({ id: venue.id, number: venue.number });
    if (!row) {
      const made = await venueOfForm(tx, formKey);
      if (made?.createdBy !== createdBy || made.formDigest !== formDigest(input))
        throw new Refusal('conflict', 'venue.form_used');
      return { venueId: made.id, number: Number(made.number) };
    }
    await audit(ctx, tx, {
      action: 'venue.created',
      targetType: 'venue',
      targetId: row.id,
      provinceCode,
      detail: { kind: form.kind },
    });
    return { venueId: row.id, number: Number(row.number) };
  });
}
