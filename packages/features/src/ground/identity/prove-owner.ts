import type { HandlerInput, identity } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { knowsRecord, maxOwnerTries, mendCode, type OwnerFacts, parsePaper } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { asService, authorise } from '../access/index.ts';
import { countUse, day, secondsLeft, usesOf } from './count-use.ts';
import { browserHashOf } from './remember-browser.ts';
import { type Asked, endQuestion, lockAsked } from './sleeping-account.ts';
import type { IssuedSession } from './tokens.ts';
import { enterByText } from './verify-code.ts';

type Said = HandlerInput<typeof identity.proveOwner>['body'];
type Outcome =
  | { readonly kind: 'entered'; readonly issued: IssuedSession }
  | { readonly kind: 'wrong' | 'too-many' };

/** Tries are counted over thirty days. */
const window = 30 * day;

/**
 * Opens an account that slept to whoever knows what its record knows, or has the code of a receipt given under the number. The
 * answer says nothing of what is on record: a wrong one and one that nothing could be right for are told alike.
 */
export async function proveOwner(
  asker: Ctx,
  input: Said & { readonly browserKey: string; readonly agent?: string },
): Promise<{ isNew: false; issued: IssuedSession }> {
  authorise(asker, 'public');
  const ctx = asService(asker, 'sign-in');
  const browserHash = browserHashOf(ctx, input.browserKey);
  const outcome = await withTransaction(ctx, (tx) => weigh(ctx, tx, input, browserHash));
  if (outcome.kind === 'too-many')
    throw new Refusal('limit_reached', 'sign_in.too_many_answers', {
      params: { waitSeconds: secondsLeft(ctx, window) },
    });
  // The wrong answer has been counted by now.
  if (outcome.kind !== 'entered') throw new Refusal('invalid', 'sign_in.not_known');
  return { isNew: false, issued: outcome.issued };
}

async function weigh(
  ctx: Ctx,
  tx: Transaction,
  input: Said & { readonly agent?: string },
  browserHash: string,
): Promise<Outcome> {
  const asked = await lockAsked(ctx, tx, browserHash);
  const { accountId } = asked;
  const tries = { subject: `owner:${accountId}`, windowSeconds: window };
  const [wrong] = await usesOf(ctx, tx, tries);
  if (wrong >= maxOwnerTries) return { kind: 'too-many' };
  if (!(await isOwner(ctx, tx, input, asked))) {
    await countUse(ctx, tx, tries);
    await audit(ctx, tx, { action: 'sign_in.owner_refused', targetType: 'account', targetId: accountId });
    return { kind: 'wrong' };
  }
  await endQuestion(tx, asked);
  const issued = await enterByText(ctx, tx, { accountId, isNew: false, browserHash, agent: input.agent });
  return { kind: 'entered', issued };
}

async function isOwner(ctx: Ctx, tx: Transaction, said: Said, asked: Asked): Promise<boolean> {
  const paper = said.nationalId
    ? parsePaper({ kind: said.paperKind, number: said.nationalId, country: said.paperCountry })
    : null;
  const facts: OwnerFacts = {
    paperIndex: paper && 'stored' in paper ? ctx.sealing.index(paper.stored, 'volunteer.national_id') : null,
    bornOn: said.bornOn ?? null,
  };
  const { rows } = await tx.$client.query<OwnerFacts>({
    name: 'sign_in_owner_facts',
    text: `select national_id_index as "paperIndex", born_on::text as "bornOn" from volunteer where account_id = $1`,
    values: [asked.accountId],
  });
  const [record] = rows;
  if (record && knowsRecord(facts, record)) return true;
  return said.receiptCode ? gaveUnder(tx, said.receiptCode, asked) : false;
}

/**
 * Whether a receipt of this code is for a gift under the number, from the days when its owner still signed in: one of today may be
 * of whoever has the number now.
 */
async function gaveUnder(tx: Transaction, code: string, { accountId, mobile }: Asked): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'sign_in_owner_receipt',
    text: `select from receipt r join payment y on y.id = r.payment_id join pledge p on p.id = y.pledge_id
      join account a on a.id = $2 where r.code = $1 and (p.donor_account_id = a.id or p.donor_mobile = $3)
        and r.issued_at <= coalesce(a.signed_in_at, a.created_at)`,
    values: [mendCode(code), accountId, mobile],
  });
  return rowCount === 1;
}
