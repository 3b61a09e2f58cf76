import type { Transaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import type { Ctx } from '../../kit/feature.ts';
import { mobileOf } from '../identity/index.ts';
import { notify } from '../notifications/index.ts';

/** Tells somebody, in the inbox and by text, that there is another way into their account, or one less. */
export async function tellOfChange(ctx: Ctx, tx: Transaction, accountId: string): Promise<void> {
  await notify(ctx, tx, {
    accountId,
    mobile: await mobileOf(tx, accountId),
    template: 'sign_in_changed',
    params: {},
    link: linkPaths.security(),
  });
}
