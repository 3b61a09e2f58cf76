import type { Answer, guardians } from '@hamyar/contracts';
import { guardian, type Transaction, withTransaction } from '@hamyar/db';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { audit } from '@hamyar/platform';
import { eq } from 'drizzle-orm';
import { asService, authorise } from '../../ground/access/index.ts';
import { codeRefusal, type NumberProof, proveNumber, type TypedCode } from '../../ground/identity/index.ts';
import { notify } from '../../ground/notifications/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { guardianAgreed } from './events.ts';
import { openLink } from './open-link.ts';

type Asked = TypedCode & { readonly token: string; readonly version: string };
type Refused = Extract<NumberProof, { kind: 'refused' }>;

/**
 * Agrees as the guardian of a minor to the version that was shown: by the link in their text, and a code on the phone that it
 * went to. Agreeing again to the same changes nothing.
 */
export async function agreeByLink(asker: Ctx, input: Asked): Promise<Answer<typeof guardians.agreeByLink>> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'guardian-link');
  const refused = await withTransaction(ctx, (tx) => agree(ctx, tx, input));
  // What a wrong code costs has been counted by now.
  if (refused) throw codeRefusal(refused);
  return { ok: true };
}

async function agree(ctx: Ctx, tx: Transaction, input: Asked): Promise<Refused | null> {
  const { row, minor, current, version } = await openLink(ctx, tx, { token: input.token, lock: true });
  requireVersion(input.version, version);
  const proof = await proveNumber(ctx, tx, input);
  if (proof.kind === 'refused') return proof;
  if (proof.mobile !== row.mobile) throw invalidField('code', 'guardian.other_number');
  if (row.withdrawnAt === null && row.agreedNumber === current) return null;
  await tx
    .update(guardian)
    .set({ agreedNumber: current, agreedAt: ctx.clock.now(), withdrawnAt: null })
    .where(eq(guardian.id, row.id));
  await audit(ctx, tx, {
    action: 'guardian.agreed',
    targetType: 'volunteer',
    targetId: minor.id,
    provinceCode: minor.provinceCode,
    subjectAccountId: minor.accountId,
    detail: { version: current },
  });
  await notify(ctx, tx, {
    accountId: minor.accountId,
    mobile: null,
    template: 'guardian_agreed',
    params: {},
    link: linkPaths.find(),
  });
  await emit(ctx, tx, guardianAgreed, minor.id, { volunteerId: minor.id });
  return null;
}
