import type { Answer, HandlerInput, ledger } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { closableMonths, tehranInstant, today } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { asService, authorise, decide, withinScope } from '../access/index.ts';
import { accountNames } from '../identity/index.ts';
import { monthsOffered } from './policy.ts';
import { booksVersion, presentClosing } from './present.ts';
import { balancesOf, closedThroughOf, closingsOf } from './queries.ts';

/**
 * The books of a province, by day of recognition and by what was known when.
 * @throws Refusal `ledger.day_to_come`: nobody knows what will be in them
 */
export async function showBooks(
  ctx: Ctx,
  {
    provinceCode,
    ...asked
  }: HandlerInput<typeof ledger.showBooks>['params'] & HandlerInput<typeof ledger.showBooks>['query'],
): Promise<Answer<typeof ledger.showBooks>> {
  withinScope(authorise(ctx, 'ledger.read'), provinceCode);
  const now = ctx.clock.now();
  const day = today(now);
  const through = asked.through ?? day;
  if (through > day) throw invalidField('through', 'ledger.day_to_come');
  if (asked.knownOn !== undefined && asked.knownOn > day) throw invalidField('knownOn', 'ledger.day_to_come');
  const knownAt = asked.knownOn === undefined ? now : tehranInstant(asked.knownOn, 24 * 60);
  const { accounts, closings } = await withTransaction(ctx, async (tx) => ({
    accounts: await balancesOf(tx, provinceCode, through, knownAt),
    closings: await closingsOf(tx, provinceCode),
  }));
  const people = closings.flatMap(({ closedBy, openedBy }) => [closedBy, openedBy]);
  const names = await withTransaction(asService(ctx, 'ledger-names'), (tx) =>
    accountNames(tx, [...new Set(people.filter((id) => id !== null))]),
  );
  const closedThrough = closedThroughOf(closings);
  const mayClose = decide(ctx.actor, 'ledger.close').allowed;
  return {
    provinceCode,
    through,
    knownOn: asked.knownOn ?? null,
    accounts,
    closedThrough,
    closings: closings.map((row) => presentClosing(row, names)),
    closable: mayClose ? closableMonths(closedThrough, day, monthsOffered) : [],
    mayOpen: closedThrough !== null && decide(ctx.actor, 'ledger.reopen').allowed,
    version: booksVersion(closings),
  };
}
