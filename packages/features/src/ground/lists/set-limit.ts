import type { Answer, HandlerInput, lists } from '@hamyar/contracts';
import { withTransaction } from '@hamyar/db';
import { daysAfter, type IsoDay, isLimit, limits, tehranInstant, today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { invalidField, Refusal } from '../../kit/refusal.ts';
import { requireVersion } from '../../kit/version.ts';
import { authorise } from '../access/index.ts';
import { forgetLists } from './lists-of.ts';
import { lastSet, termIn, termVersion } from './policy.ts';
import { allTerms } from './queries.ts';
import { recordWords } from './record-words.ts';

type Form = HandlerInput<typeof lists.setLimit>['body'];

/** A limit is set for a time that people can foresee. */
const furthestDays = 366;

/**
 * Sets what a limit is, from a day on or at once. What was decided under the former one keeps its own end, which stands beside
 * it. What is said already is answered alike.
 */
export async function setLimit(
  ctx: Ctx,
  { code, version, value, holdsFrom, note }: { readonly code: string } & Form,
): Promise<Answer<typeof lists.setLimit>> {
  authorise(ctx, 'lists.manage');
  if (!isLimit(code)) throw new Refusal('not_found', 'list.term_unknown');
  const { min, max } = limits[code];
  if (value < min || value > max) throw invalidField('value', 'list.limit_bounds', { min, max });
  const now = ctx.clock.now();
  const from = readDay(holdsFrom, now);
  const answer = await withTransaction(ctx, async (tx) => {
    await inLine(tx, 'lists');
    const term = termIn(await allTerms(tx), 'limit', code);
    const last = lastSet(term);
    const isOfThen =
      from > now ? last?.holdsFrom.getTime() === from.getTime() : last && last.holdsFrom <= now;
    if (last?.value === value && isOfThen) return { number: term.number };
    requireVersion(version, termVersion(term));
    const number = term.number + 1;
    const words = {
      nameFa: term.fa,
      nameEn: term.en,
      synonyms: [...term.synonyms],
      themes: [...term.themes],
    };
    const set = { value, holdsFrom: from };
    await recordWords(ctx, tx, { list: 'limit', code, number, words, set, note });
    await audit(ctx, tx, {
      action: 'list.limit_set',
      targetType: 'list_term',
      targetId: `limit/${code}`,
      detail: { number, value, holdsFrom: from.toISOString() },
    });
    return { number };
  });
  forgetLists(ctx);
  return answer;
}

/** The first instant of a day to come, or now. @throws Refusal that names the field */
function readDay(day: IsoDay | undefined, now: Date): Date {
  const current = today(now);
  if (day === undefined || day === current) return now;
  if (day < current) throw invalidField('holdsFrom', 'list.limit_past');
  if (day > daysAfter(current, furthestDays)) throw invalidField('holdsFrom', 'list.limit_too_far');
  return tehranInstant(day);
}
