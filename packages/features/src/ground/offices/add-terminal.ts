import type { Answer, HandlerInput, offices } from '@hamyar/contracts';
import { officeSecret, withTransaction } from '@hamyar/db';
import { normalizeDigits } from '@hamyar/domain';
import { z } from 'zod';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { authorise, withinScope } from '../access/index.ts';
import { propose } from './add-account.ts';
import { placeOf } from './policy.ts';
import { merchantPlace } from './terminal-for.ts';

/** Proposes a terminal; its merchant id is sealed in the same breath and no answer ever has it. */
// eslint-disable-next-line hamyar/verb-guards -- propose audits
export async function addTerminal(
  ctx: Ctx,
  input: { slug: string } & HandlerInput<typeof offices.addTerminal>['body'],
): Promise<Answer<typeof offices.addTerminal>> {
  const scope = authorise(ctx, 'offices.manage');
  const provinceCode = placeOf(input.slug);
  withinScope(scope, provinceCode);
  const merchantId = z.uuid().safeParse(normalizeDigits(input.merchantId).trim().toLowerCase()).data;
  if (!merchantId) throw invalidField('merchantId', 'office.merchant_invalid');
  const { provider } = input;
  return withTransaction(ctx, async (tx) => {
    const { id, isNew } = await propose(ctx, tx, provinceCode, input, { kind: 'terminal', provider });
    const merchantSealed = ctx.sealing.seal(merchantId, merchantPlace(id));
    if (isNew) await tx.insert(officeSecret).values({ accountId: id, merchantSealed });
    return { id };
  });
}
