import { randomInt } from 'node:crypto';
import { inHeldWorld } from '@hamyar/testing/held';
import { dice, type Dice, type Session, unreliableGateway } from '@hamyar/testing/unreliable-gateway';
import { expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { reconcilePayments } from '../payments/reconcile-payments.ts';
import { returnFromGateway } from '../payments/return-from-gateway.ts';
import { startPayment } from '../payments/start-payment.ts';
import { confirmResolution } from './confirm-resolution.ts';
import { dropResolution } from './drop-resolution.ts';
import { proposeResolution } from './propose-resolution.ts';
import { recordRefund } from './record-refund.ts';
import { refundHeld } from './refund-held.ts';
import { showHeldPayment } from './show-held-payment.ts';

const { world, job, officer, colleague, pledge, number } = inHeldWorld();

type Command = () => Promise<unknown>;
const acceptable = /^(killed|conflict|not_found|invalid|unavailable)/;
const survive = (work: Promise<unknown>) =>
  work.catch((error: Error) => {
    if (!acceptable.test(error.message)) throw error;
  });

/** What may be asked of us, by anyone, at any time. */
function commandsOn(
  sessions: readonly Session[],
  chance: Dice,
  at: (ctx: Ctx) => Ctx,
): readonly [Command, ...Command[]] {
  const any = () => sessions[chance.below(sessions.length)];
  const staff = () => at(chance.oneOf(officer(), colleague()));
  const open = async () => {
    const { rows } = await world().owner.query<{ id: string; resolution_id: string | null }>(
      `select p.id, (select c.id from payment_resolution c where c.payment_id = p.id and c.state = 'proposed') as resolution_id
       from payment p where p.held_at is not null order by p.updated_at desc limit 4`,
    );
    return rows[chance.below(rows.length)];
  };
  return [
    async () => startPayment(at(world().as()), (await pledge()).key),
    async () => {
      const session = any();
      if (session && session.takenIrr === null)
        session.takenIrr = chance.oneOf(
          session.askedIrr,
          session.askedIrr,
          2_000_000n,
          session.askedIrr * 10n,
        );
    },
    async () => {
      const input = { authority: any()?.authority ?? '', status: chance.oneOf('OK', 'NOK') };
      return Promise.all([
        returnFromGateway(at(world().as()), input),
        survive(returnFromGateway(at(world().as()), input)),
      ]);
    },
    () => reconcilePayments(at(job('payments.reconcile'))),
    () => refundHeld(at(job('held-payments.refund'))),
    async () => {
      const found = await open();
      const kind = chance.oneOf<'accept' | 'refund'>('accept', 'refund');
      const statement = { amountIrr: '2000000', reference: String(randomInt(1e9)) };
      if (!found) return;
      const ctx = staff();
      const { version } = (await showHeldPayment(ctx, found.id)).payment;
      await proposeResolution(ctx, found.id, { version, kind, reason: 'دیده شد', ...statement });
    },
    async () => {
      const found = await open();
      if (!found?.resolution_id) return;
      const input = { paymentId: found.id, resolutionId: found.resolution_id };
      await Promise.all([
        survive(confirmResolution(at(officer()), input)),
        survive(confirmResolution(at(colleague()), input)),
      ]);
    },
    async () => {
      const found = await open();
      if (found?.resolution_id && chance.below(4) === 0)
        await dropResolution(staff(), { paymentId: found.id, resolutionId: found.resolution_id, note: 'نه' });
    },
    async () => {
      const found = await open();
      if (found) await recordRefund(staff(), { paymentId: found.id, reference: '1' });
    },
    async () => world().clock.advance(chance.oneOf(1_000, 20_000, 90_000)),
  ];
}

/** Forty commands in any order, several at once; returns the sessions when everything has come to rest. */
async function play(seed: number): Promise<Session[]> {
  const chance = dice(seed);
  const { sessions, gateway } = unreliableGateway(chance, world().payments);
  const at = (ctx: Ctx): Ctx => ({ ...ctx, ports: { ...ctx.ports, payments: gateway } });
  const commands = commandsOn(sessions, chance, at);
  await survive(startPayment(at(world().as()), (await pledge()).key));
  for (let step = 0; step < 40; step++) {
    const work = Array.from({ length: 1 + chance.below(3) }, () => survive(chance.oneOf(...commands)()));
    // A reader in the midst of it sees a whole ledger.
    expect(await number('select coalesce(sum(amount_irr), 0) from ledger_entry')).toBe(0);
    await Promise.all(work);
  }
  // The worker goes on by the clock: in the end every verified rial is somewhere.
  for (let turn = 0; turn < 12; turn++) {
    world().clock.advance(5 * 60_000);
    await survive(reconcilePayments(at(job('payments.reconcile'))));
  }
  return sessions;
}

const seeds = Array.from({ length: 8 }, (_, index) => 1_405_000 + index);

it.each([...seeds, randomInt(2 ** 31)])(
  'any order of commands leaves the books standing (seed %i)',
  async (seed) => {
    const sessions = await play(seed);
    // Every rial that the gateway verified was booked, and none besides but what two people vouched for.
    const verified = sessions
      .filter(({ isVerified }) => isVerified)
      .reduce((sum, { takenIrr }) => sum + Number(takenIrr), 0);
    const byAuthority = [sessions.map(({ authority }) => authority)];
    const captured = await number(
      `select coalesce(sum(e.amount_irr), 0) from payment p
     join ledger_transaction t on t.ref_id = p.id and (t.kind = 'hold' or (t.kind = 'capture' and p.held_at is null))
     join ledger_entry e on e.transaction_id = t.id and e.amount_irr > 0
     where p.authority = any($1::text[])`,
      byAuthority,
    );
    const vouched = await number(
      `select coalesce(sum(p.taken_irr), 0) from payment p
     join payment_resolution c on c.payment_id = p.id and c.state = 'confirmed' and c.reference is not null
     where p.authority = any($1::text[])`,
      byAuthority,
    );
    expect(captured).toBeGreaterThanOrEqual(verified);
    expect(captured).toBeLessThanOrEqual(verified + vouched);
  },
);
