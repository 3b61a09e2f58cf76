import type { Answer, needs } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { countyByCode } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { accountOf, authorise, withinScope } from '../../ground/access/index.ts';
import { emit } from '../../kit/events.ts';
import type { Ctx } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { needOpened } from './events.ts';
import { newNeedRefusal, type NewNeed, shiftsBetween } from './policy.ts';
import { recordNeed } from './record-need.ts';

/** Registers a need and opens it at once. */
export async function createNeed(ctx: Ctx, input: NewNeed): Promise<Answer<typeof needs.create>> {
  const scope = authorise(ctx, 'needs.manage');
  const now = ctx.clock.now();
  const refusal = newNeedRefusal(input, now);
  if (refusal) throw invalidField(refusal.path, refusal.reason);
  const provinceCode = countyByCode(input.countyCode)?.provinceCode ?? '';
  withinScope(scope, provinceCode);
  const [first] = input.roles;
  if (!first) throw invalidField('roles', 'need.unknown_profession');
  const shifts = shiftsBetween(input).filter(({ startsAt }) => startsAt > now);
  return withTransaction(ctx, async (tx) => {
    const written = await recordNeed(ctx, tx, {
      values: {
        provinceCode,
        countyCode: input.countyCode,
        title: input.title,
        description: input.description,
        theme: input.theme,
        targetGroup: input.targetGroup,
        urgency: input.urgency,
        venueKind: input.venueKind,
        isRemote: input.isRemote,
        profession: first.profession,
        gender: first.gender,
        language: first.language,
        startsOn: input.startsOn,
        endsOn: input.endsOn,
        status: 'open',
        source: 'officer',
        createdBy: accountOf(ctx),
        formKey: input.formKey,
      },
      shifts,
      roles: input.roles,
    });
    if (!written) return madeBefore(tx, input.formKey);
    await audit(ctx, tx, {
      action: 'need.created',
      targetType: 'need',
      targetId: written.needId,
      provinceCode,
      detail: { shifts: shifts.length, roles: input.roles.length },
    });
    await emit(ctx, tx, needOpened, written.needId, { needId: written.needId });
    return { ...written, shifts: shifts.length };
  });
}

/** What the same form, posted before, has registered. */
async function madeBefore(
  tx: Transaction,
  formKey: string | undefined,
): Promise<Answer<typeof needs.create>> {
  const { rows } = await tx.$client.query<{ needId: string; number: string; shifts: number }>({
    name: 'need_of_form',
    text: `select n.id as "needId", n.number, (select count(*)::int from shift s where s.need_id = n.id) as shifts
      from need n where n.form_key = $1`,
    values: [formKey],
  });
  const [made] = rows;
  if (!made) throw new Error('a need without a form of its own is always new');
  return { ...made, number: Number(made.number) };
}
