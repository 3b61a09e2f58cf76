import type { Answer, audit as contract } from '@hamyar/contracts';
import { account, withTransaction } from '@hamyar/db';
import { parseMobile } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';

/** The account behind a number, for whoever audits. That they asked for it is itself something that was done. */
export async function findPerson(
  asker: Ctx,
  input: { mobile: string },
): Promise<Answer<typeof contract.findPerson>> {
  authorise(asker, 'audit.read');
  const mobile = parseMobile(input.mobile);
  if (!mobile) throw invalidField('mobile', 'mobile.invalid');
  return withTransaction(asService(asker, 'audit-person'), async (tx) => {
    const [found] = await tx.select({ id: account.id }).from(account).where(eq(account.mobile, mobile));
    if (!found) throw new Refusal('not_found', 'audit.nobody');
    await audit(asker, tx, {
      action: 'audit.person_found',
      targetType: 'account',
      targetId: found.id,
      subjectAccountId: found.id,
    });
    return { accountId: found.id };
  });
}
