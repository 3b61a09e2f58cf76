import { pledge, project, withTransaction } from '@hamyar/db';
import { returnFromGateway } from '@hamyar/features/giving/payments/return-from-gateway';
import { startPayment } from '@hamyar/features/giving/payments/start-payment';
import { makePledge } from '@hamyar/features/giving/pledges/make-pledge';
import type { Ctx } from '@hamyar/features/kit/feature';
import { type Actor, actingAs } from '@hamyar/platform';
import { asc, eq } from 'drizzle-orm';
import { at } from '../at.ts';
import { chance, type Draw, drawOf } from '../draw.ts';
import { drawName } from '../names.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Gifts of so many days; what is older stands in the offices' lists. */
const days = 30;
/** Whoever gave within these days is told by no text: a start that takes its time would ring for what is past. */
const quietDays = 3;

/** How far each project has come, in turn by its number: whole units, in hundredths, and what the open one has of its price. */
const progress = [
  { whole: 43, part: 0.4 },
  { whole: 60, part: 0.92 },
  { whole: 71, part: 0.1 },
  { whole: 14, part: 0.95 },
  { whole: 30, part: 0.5 },
  { whole: 88, part: 0.3 },
  { whole: 25, part: 0.97 },
  { whole: 10, part: 0.35 },
  { whole: 52, part: 0.6 },
  { whole: 96, part: 0.2 },
] as const;

interface Planned {
  readonly moment: Date;
  readonly projectNumber: number;
  readonly amountIrr: bigint;
  readonly donorName?: string;
  readonly isAnonymous: boolean;
  /** The demonstration's own donor, signed in. */
  readonly isMember: boolean;
}

/**
 * Gifts of the last thirty days through the sandbox's gateway, each at its own moment; once. The last two are one pledge paid in
 * two windows: the second is held until its giver says what it is for.
 * @param member the donor of the demonstration
 */
export async function seedGifts(
  ctx: Ctx,
  member: { accountId: string; name: string; mobile: string },
): Promise<void> {
  const { projects, isGiven } = await withTransaction(ctx, async (tx) => ({
    isGiven: (await tx.$count(pledge)) > 0,
    projects: await tx
      .select({ number: project.number, targetIrr: project.targetIrr, unitCount: project.unitCount })
      .from(project)
      .where(eq(project.isDemo, true))
      .orderBy(asc(project.number)),
  }));
  if (isGiven) return;
  const draw = drawOf(1405);
  const planned = projects.flatMap((each, index) =>
    plan(draw, ctx.clock.now(), each, progress[index] ?? progress[0]),
  );
  planned.sort((a, b) => a.moment.getTime() - b.moment.getTime());
  for (const gift of planned) await give(ctx, member, gift);
  const last = planned.at(-1);
  if (last)
    await giveTwice(ctx, { ...last, amountIrr: 30_000_000n, isMember: false, donorName: drawName(draw) });
}

function plan(
  draw: Draw,
  now: Date,
  { number, targetIrr, unitCount }: { number: number; targetIrr: bigint; unitCount: number },
  { whole, part }: (typeof progress)[number],
): Planned[] {
  const unitIrr = Number(targetIrr) / unitCount;
  const sumIrr = unitIrr * (Math.floor((unitCount * whole) / 100) + part);
  const count = Math.max(6 + draw(8), Math.ceil(sumIrr / 600_000_000));
  const weights = Array.from({ length: count }, () => 60 + draw(60));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((each, n) => {
    const isMember = n === 2 && number % 3 === 0;
    const isAnonymous = !isMember && chance(draw, 0.3);
    return {
      moment: new Date(now.getTime() - (2 + draw((days - 2) * 1_000) / 1_000) * dayMs),
      projectNumber: number,
      // Whole thousands of tomans, as people give.
      amountIrr: BigInt(Math.max(10_000, Math.floor((sumIrr * each) / weight / 10_000) * 10_000)),
      ...(!isAnonymous && { donorName: drawName(draw) }),
      isAnonymous,
      isMember,
    };
  });
}

async function give(
  ctx: Ctx,
  member: { accountId: string; name: string; mobile: string },
  gift: Planned,
): Promise<void> {
  const actor: Actor = gift.isMember
    ? { kind: 'person', accountId: member.accountId, sessionId: ctx.newId(), isVolunteer: false }
    : { kind: 'visitor' };
  const asGiver = actingAs(ctx, actor);
  const isLate = ctx.clock.now().getTime() - gift.moment.getTime() < quietDays * dayMs;
  const key = await promise(at(asGiver, gift.moment), {
    ...gift,
    ...(gift.isMember && { donorName: member.name, ...(!isLate && { donorMobile: member.mobile }) }),
  });
  const authority = await open(at(asGiver, after(gift, 1)), key);
  await pay(ctx, authority);
  await returnFromGateway(at(asGiver, after(gift, 3)), { authority, status: 'OK' });
}

/** One pledge, opened at the bank in two windows and paid in both. */
async function giveTwice(ctx: Ctx, gift: Planned): Promise<void> {
  const asGiver = actingAs(ctx, { kind: 'visitor' });
  const key = await promise(at(asGiver, after(gift, 10)), gift);
  const authorities = [
    await open(at(asGiver, after(gift, 11)), key),
    await open(at(asGiver, after(gift, 12)), key),
  ];
  for (const authority of authorities) await pay(ctx, authority);
  for (const authority of authorities)
    await returnFromGateway(at(asGiver, after(gift, 14)), { authority, status: 'OK' });
}

const after = (gift: Planned, minutes: number): Date => new Date(gift.moment.getTime() + minutes * minuteMs);

async function promise(
  ctx: Ctx,
  { projectNumber, amountIrr, donorName, donorMobile, isAnonymous }: Planned & { donorMobile?: string },
): Promise<string> {
  const made = await makePledge(ctx, {
    projectNumber,
    amountIrr: amountIrr.toString(),
    ...(donorName !== undefined && { donorName }),
    ...(donorMobile !== undefined && { donorMobile }),
    isAnonymous,
    locale: 'fa',
    address: '127.0.0.1',
  });
  return made.key;
}

async function open(ctx: Ctx, key: string): Promise<string> {
  const { redirectUrl } = await startPayment(ctx, key);
  return new URL(redirectUrl).pathname.split('/').at(-1) ?? '';
}

/** What a payer does on the bank's page. */
async function pay(ctx: Ctx, authority: string): Promise<void> {
  const answer = await fetch(ctx.ports.payments.redirectUrl(authority), {
    method: 'POST',
    body: new URLSearchParams({ action: 'pay' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  await answer.body?.cancel();
  if (answer.status >= 400) throw new Error(`the sandbox's bank answered ${answer.status}`);
}
