import { identity } from '@hamyar/contracts';
import { keptForm, withTransaction } from '@hamyar/db';
import { and, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { authorise } from '../access/index.ts';
import { browserHashOf } from './remember-browser.ts';

/** A kept form, to the person and the browser it was kept for. @throws Refusal `not_found`, `kept_form.gone` */
export async function showKeptForm(
  ctx: Ctx,
  input: { keptFormId: string; browserKey: string },
): Promise<identity.PostedForm> {
  authorise(ctx, 'signed-in');
  const [kept] = await withTransaction(ctx, (tx) =>
    tx
      .select({ formSealed: keptForm.formSealed })
      .from(keptForm)
      .where(
        and(
          eq(keptForm.id, input.keptFormId),
          eq(keptForm.browserHash, browserHashOf(ctx, input.browserKey)),
          gt(keptForm.expiresAt, ctx.clock.now()),
        ),
      ),
  );
  if (!kept) throw new Refusal('not_found', 'kept_form.gone');
  return identity.postedForm.parse(JSON.parse(ctx.sealing.open(kept.formSealed, 'kept_form.form')));
}
