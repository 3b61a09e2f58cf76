import type { Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { spendBudget } from '../../ground/identity/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { maxTextsPerDay } from './policy.ts';

const daySeconds = 86_400;

/** Keyed: what is stored opens nothing. */
export const tokenHash = (ctx: Ctx, token: string): string => ctx.sealing.index(token, 'guardian.token');

/**
 * Texts a guardian the link by which they read and answer; part of the caller's transaction, who has authorised and stores the
 * hash.
 * @returns the hash of the link's key
 * @throws Refusal `guardian.too_many_texts`
 */
export async function textGuardian(
  ctx: Ctx,
  tx: Transaction,
  { volunteerId, mobile }: { readonly volunteerId: string; readonly mobile: string },
): Promise<string> {
  for (const subject of [`guardian-of:${volunteerId}`, `guardian:${mobile}`])
    await spendBudget(ctx, tx, {
      subject,
      windowSeconds: daySeconds,
      most: maxTextsPerDay,
      reason: 'guardian.too_many_texts',
    });
  const token = ctx.randomBytes(24).toString('hex');
  await notify(ctx, tx, {
    accountId: null,
    mobile,
    template: 'guardian_asked',
    params: {},
    link: linkPaths.guardian(token),
  });
  return tokenHash(ctx, token);
}
