import type { authenticators } from '@hamyar/contracts';
import { accountRecovery, type Transaction } from '@hamyar/db';
import { type HeldRole, keysOf, maskMobile, mayGive, staffRoles, whyNotVouch } from '@hamyar/domain';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { versionOf } from '../../kit/version.ts';
import { accountIdOf } from '../access/index.ts';
import { accountName, mobileOf, officesOf } from '../identity/index.ts';

type Row = typeof accountRecovery.$inferSelect;
type Shown = Pick<Row, 'id' | 'state' | 'askedAt' | 'expiresAt'>;

/** A recovery with whose it is. */
interface RecoveryCase<Known extends Shown = Row> {
  readonly row: Known;
  readonly name: string | null;
  readonly mobile: string | null;
  readonly offices: readonly HeldRole[];
}

/** What an officer gives from. */
const heldByActor = ({ actor }: Ctx): readonly HeldRole[] => (actor.kind === 'staff' ? actor.grants : []);

/** Whether somebody may give every office that would open again. */
const maySee = (asker: Ctx, offices: readonly HeldRole[]): boolean =>
  offices.length > 0 && offices.every((office) => mayGive(heldByActor(asker), office));

/** One in reach, locked. @throws Refusal `recovery.unknown`, for those of others too */
export async function lockCase(
  ctx: Ctx,
  tx: Transaction,
  asker: Ctx,
  recoveryId: string,
): Promise<RecoveryCase> {
  const [row] = await tx
    .select()
    .from(accountRecovery)
    .where(eq(accountRecovery.id, recoveryId))
    .for('update');
  // A member's is decided on at their own office, whatever office they hold meanwhile.
  const offices = row && row.toMobile === null ? await officesOf(tx, row.accountId, ctx.clock.now()) : [];
  if (!row || !maySee(asker, offices)) throw new Refusal('not_found', 'recovery.unknown');
  const { accountId } = row;
  return { row, offices, name: await accountName(tx, accountId), mobile: await mobileOf(tx, accountId) };
}

/** Offices that somebody may give, by place: null is everywhere. */
function given(asker: Ctx): HeldRole[] {
  const held = heldByActor(asker);
  const places = [...new Set([null, ...held.map(({ provinceCode }) => provinceCode)])];
  return keysOf(staffRoles)
    .flatMap((role) => places.map((provinceCode) => ({ role, provinceCode })))
    .filter((office) => mayGive(held, office));
}

/** Those that wait and that somebody may see, the oldest first, with whose they are. */
export async function openRecoveries(asker: Ctx, tx: Transaction): Promise<RecoveryCase<Shown>[]> {
  const offices = given(asker);
  const { rows } = await tx.$client.query<Shown & Omit<RecoveryCase, 'row'>>({
    name: 'recoveries_open',
    text: `select r.id, r.state, r.asked_at as "askedAt", r.expires_at as "expiresAt", a.display_name as name, a.mobile, o.offices
      from account_recovery r join account a on a.id = r.account_id
      join lateral (
        select jsonb_agg(jsonb_build_object('role', g.role, 'provinceCode', g.province_code)) as offices,
          bool_and(exists (select from unnest($2::text[], $3::text[]) as own (role, place)
            where own.role = g.role and (own.place is null or own.place = g.province_code))) as all_given
        from role_grant g where g.account_id = r.account_id and (g.valid_to is null or g.valid_to > $1)
      ) o on o.all_given
      where r.state in ('asked', 'seconded') and r.to_mobile is null and r.expires_at > $1
      order by r.id limit 100`,
    values: [
      asker.clock.now(),
      offices.map(({ role }) => role),
      offices.map(({ provinceCode }) => provinceCode),
    ],
  });
  return rows.map(({ name, mobile, offices: theirs, ...row }) => ({ row, name, mobile, offices: theirs }));
}

export const recoveryVersion = ({ id, state, firstBy, note }: Row): string =>
  versionOf([id, state, firstBy, note]);

export const presentRecovery = ({
  row,
  name,
  mobile,
  offices,
}: RecoveryCase<Shown>): z.input<typeof authenticators.recovery> => ({
  id: row.id,
  name,
  mobileMasked: mobile && maskMobile(mobile),
  offices: offices.map(({ role, provinceCode }) => ({ role, provinceCode })),
  askedAt: row.askedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  state: row.state,
});

export function presentRecoveryCase(
  asker: Ctx,
  found: RecoveryCase,
): z.input<typeof authenticators.recoveryCase> {
  const { row } = found;
  return {
    ...presentRecovery(found),
    note: row.note,
    first: row.firstAt && { name: row.firstName, at: row.firstAt.toISOString() },
    whyNot: whyNotVouch(accountIdOf(asker), row, asker.clock.now()),
    version: recoveryVersion(row),
  };
}
