import type { Answer, HandlerInput, offices } from '@hamyar/contracts';
import { officeAccount, type Transaction, withTransaction } from '@hamyar/db';
import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { formDigest } from '../../kit/version.ts';
import { accountIdOf, authorise, withinScope } from '../access/index.ts';
import { listsOf } from '../lists/index.ts';
import { placeOf, readSheba, requireIntention } from './policy.ts';
import { type AccountRow, accountOfForm } from './queries.ts';

/** Proposes a bank account; shown to nobody outside before a second person has confirmed it. */
export async function addAccount(
  ctx: Ctx,
  input: { slug: string } & HandlerInput<typeof offices.addAccount>['body'],
): Promise<Answer<typeof offices.addAccount>> {
  const scope = authorise(ctx, 'offices.manage');
  const provinceCode = placeOf(input.slug);
  withinScope(scope, provinceCode);
  const { ownerName } = input;
  const bank = { kind: 'bank' as const, sheba: readSheba(input.sheba), ownerName };
  const { id } = await withTransaction(ctx, (tx) => propose(ctx, tx, provinceCode, input, bank));
  return { id };
}

interface Proposal {
  readonly slug: string;
  readonly formKey: string;
  readonly intention: string;
  readonly purpose?: string | undefined;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

type What = Pick<AccountRow, 'kind'> & Partial<Pick<AccountRow, 'sheba' | 'ownerName' | 'provider'>>;

/** Part of the caller's transaction, who has authorised; the same form again is answered alike. */
export async function propose(
  ctx: Ctx,
  tx: Transaction,
  provinceCode: string | null,
  form: Proposal,
  what: What,
): Promise<{ id: string; isNew: boolean }> {
  const now = ctx.clock.now();
  const { intention } = form;
  requireIntention((await listsOf(ctx, tx)).intention, intention);
  const validFrom = form.validFrom ?? today(now);
  const validTo = form.validTo ?? null;
  if (validTo !== null && validTo < validFrom) throw invalidField('validTo', 'office.days_turned');
  const digest = ctx.sealing.index(formDigest(form), 'office_account.form');
  await inLine(tx, `office-form:${form.formKey}`);
  const before = await accountOfForm(tx, form.formKey);
  if (before && before.formDigest !== digest) throw new Refusal('conflict', 'office.form_used');
  if (before) return { id: before.id, isNew: false };
  const id = ctx.newId();
  await tx.insert(officeAccount).values({
    id,
    provinceCode,
    ...what,
    intention,
    purpose: form.purpose || null,
    validFrom,
    validTo,
    madeAt: now,
    madeBy: accountIdOf(ctx),
    formKey: form.formKey,
    formDigest: digest,
  });
  await audit(ctx, tx, {
    action: 'office.account_proposed',
    targetType: 'office_account',
    targetId: id,
    provinceCode,
    detail: { kind: what.kind, intention },
  });
  return { id, isNew: true };
}
