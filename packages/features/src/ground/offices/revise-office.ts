import type { Answer, HandlerInput, offices } from '@hamyar/contracts';
import { officeVersion, withTransaction } from '@hamyar/db';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { inLine } from '../../kit/in-line.ts';
import { requireVersion } from '../../kit/version.ts';
import { accountIdOf, authorise, withinScope } from '../access/index.ts';
import { type OfficeFacts, placeOf, readRevision } from './policy.ts';
import { officeVersionOf } from './present.ts';
import { type OfficeRow, versionsOf } from './queries.ts';

/** Records how an office is reached; what is recorded already is answered alike. */
export async function reviseOffice(
  ctx: Ctx,
  { slug, version, ...form }: { slug: string } & HandlerInput<typeof offices.revise>['body'],
): Promise<Answer<typeof offices.revise>> {
  const scope = authorise(ctx, 'offices.manage');
  const provinceCode = placeOf(slug);
  withinScope(scope, provinceCode);
  const facts = readRevision(form);
  return withTransaction(ctx, async (tx) => {
    await inLine(tx, `office:${slug}`);
    const [current] = await versionsOf(tx, provinceCode);
    if (current && says(current, facts)) return { number: current.number };
    requireVersion(version, officeVersionOf(provinceCode, current?.number ?? 0));
    const number = (current?.number ?? 0) + 1;
    const id = ctx.newId();
    await tx.insert(officeVersion).values({
      id,
      provinceCode,
      number,
      ...facts,
      recordedAt: ctx.clock.now(),
      recordedBy: accountIdOf(ctx),
    });
    await audit(ctx, tx, {
      action: 'office.revised',
      targetType: 'office',
      targetId: slug,
      provinceCode,
      detail: { number },
    });
    return { number };
  });
}

const says = (row: OfficeRow, facts: OfficeFacts): boolean =>
  Object.entries(facts).every(([name, value]) => Reflect.get(row, name) === value);
