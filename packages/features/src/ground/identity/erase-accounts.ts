import { today } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { eraseInBatches, erasureBatch } from '../../kit/erasure.ts';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';

/** Days after which what signing in leaves behind is of no use to anybody. */
const tracesDays = 7;
/** As long as the cookie that names a browser lives. */
const browserDays = 365;

/**
 * Takes number and name from accounts whose day of erasure is past. Staff in office keep theirs, and so does whoever
 * is still known as a volunteer or signed in.
 */
export function eraseAccounts(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { rows } = await tx.$client.query<{ id: string }>({
      name: 'accounts_erase',
      text: `with due as (
          select a.id from account a
          where a.erased_at is null and a.retain_until < $1
            and not exists (select from role_grant g where g.account_id = a.id and (g.valid_to is null or g.valid_to > $2))
            and not exists (select from volunteer v where v.account_id = a.id)
            and not exists (select from session s where s.account_id = a.id and s.revoked_at is null and s.expires_at > $2)
          order by a.retain_until, a.id limit ${erasureBatch} for update skip locked),
        offices as (update role_grant g set holder_name = null from due where g.account_id = due.id)
        update account a set mobile = 'erased:' || a.id, display_name = null, erased_at = $2
        from due where a.id = due.id returning a.id`,
      values: [today(now), now],
    });
    for (const { id } of rows)
      await audit(ctx, tx, { action: 'account.erased', targetType: 'account', targetId: id });
    return rows.length;
  });
}

/**
 * Deletes sessions that are over, one-time codes after a week, counters two of their windows later, browsers that have
 * not signed in for a year, and kept forms whose half hour is over. They name numbers and addresses.
 */
export function eraseSignInTraces(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  return eraseInBatches(ctx, async (tx) => {
    const now = ctx.clock.now();
    const old = new Date(now.getTime() - tracesDays * 86_400_000);
    const { rows } = await tx.$client.query<{
      sessions: number;
      codes: number;
      budgets: number;
      browsers: number;
      forms: number;
    }>({
      name: 'sign_in_traces_erase',
      text: `with over as (select id from session where expires_at < $1 order by id limit ${erasureBatch} for update skip locked),
        tokens as (delete from refresh_token t using over where t.session_id = over.id),
        challenges as (delete from otp_challenge where id in (
          select id from otp_challenge where created_at < $2 limit ${erasureBatch}) returning 1),
        counters as (delete from otp_budget where ctid in (
          select ctid from otp_budget where window_start + make_interval(secs => 2 * window_seconds) < $2
          limit ${erasureBatch}) returning 1),
        forms as (delete from kept_form where id in (
          select id from kept_form where expires_at <= $1 limit ${erasureBatch}) returning 1),
        browsers as (delete from known_browser where (account_id, browser_hash) in (
          select account_id, browser_hash from known_browser where last_used_at < $3 limit ${erasureBatch}) returning 1)
        select (select count(*)::int from over) as sessions, (select count(*)::int from challenges) as codes,
          (select count(*)::int from counters) as budgets, (select count(*)::int from browsers) as browsers,
          (select count(*)::int from forms) as forms`,
      values: [now, old, new Date(now.getTime() - browserDays * 86_400_000)],
    });
    const found = rows[0] ?? { sessions: 0, codes: 0, budgets: 0, browsers: 0, forms: 0 };
    // In a second statement: the first still sees the tokens that refer to them.
    await tx.$client.query({
      name: 'sessions_erase',
      text: `delete from session s where s.expires_at < $1
        and not exists (select from refresh_token t where t.session_id = s.id)`,
      values: [now],
    });
    const most = Math.max(...Object.values(found));
    if (most > 0)
      await audit(ctx, tx, {
        action: 'sign_in_traces.erased',
        targetType: 'session',
        targetId: 'batch',
        detail: { ...found },
      });
    return most;
  });
}
