import type { Answer, consents } from '@hamyar/contracts';
import { consent, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountOf, authorise } from '../access/index.ts';
import { consentGiven } from './events.ts';
import { presentConsents, textsVersionOf } from './present.ts';
import { consentsOf, currentTexts } from './queries.ts';

/** Agrees to the versions that were shown, and to no others; what stands already stays as it was agreed to. */
export async function giveConsents(ctx: Ctx, version: string): Promise<Answer<typeof consents.give>> {
  authorise(ctx, 'signed-in');
  const accountId = accountOf(ctx);
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, `consents:${accountId}`);
    const texts = await currentTexts(tx);
    requireVersion(version, textsVersionOf(texts));
    const held = (await consentsOf(tx, accountId)).filter(({ withdrawnAt }) => withdrawnAt === null);
    const lacking = texts.filter(
      ({ kind, number }) => !held.some((one) => one.kind === kind && one.number === number),
    );
    if (lacking.length > 0) {
      const agreedAt = ctx.clock.now();
      await tx
        .insert(consent)
        .values(lacking.map(({ kind, number }) => ({ id: ctx.newId(), accountId, kind, number, agreedAt })));
      await audit(ctx, tx, {
        action: 'consent.agreed',
        targetType: 'account',
        targetId: accountId,
        detail: Object.fromEntries(lacking.map(({ kind, number }) => [kind, number])),
      });
      await emit(ctx, tx, consentGiven, accountId, { accountId });
    }
    return presentConsents(tx, accountId);
  });
}
