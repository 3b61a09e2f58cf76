import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { figure, type Row } from '@hamyar/bench/report';
import { checkDatabase } from '@hamyar/local/check-database';
import { asOwner } from '@hamyar/local/database';
import { startPeople, type Told } from './people.ts';
import { openStage, type Stage } from './stage.ts';

/** Recovery takes no longer, or the run says so. */
const maxRecoveryMs = 120_000;
/** People are at work this long before anything happens, and while it lasts. */
const calmMs = 3_000;

/** What is done to a stage; resolves when the fault is over and recovery begins. */
export type Fault = (stage: Stage) => Promise<void>;

/** Does something to a platform at work and measures what people and money went through. */
export async function suffer(
  name: string,
  fault: Fault,
  options: Parameters<typeof openStage>[0] = {},
): Promise<Row[]> {
  const stage = await openStage(options);
  try {
    return await onStage(name, stage, fault);
  } finally {
    await stage.close();
  }
}

/** The same on a stage that stands already. */
export async function onStage(name: string, stage: Stage, fault: Fault): Promise<Row[]> {
  // The demonstration leaves work behind, which is none of the fault's.
  await allWorkDone(stage, new Date());
  const people = await startPeople(stage.world, await stage.member());
  await people.allServed();
  await pause(calmMs);
  people.told.slowestMs = 0;
  await fault(stage);
  const overAt = performance.now();
  const late = pause(maxRecoveryMs, undefined, { ref: false });
  await Promise.race([people.allServed(), late]);
  const served = (performance.now() - overAt) / 1_000;
  const [clock] = await stage.world.rows<{ now: Date }>('select now() as now');
  await Promise.race([allWorkDone(stage, clock?.now ?? new Date()), late]);
  const recovery = (performance.now() - overAt) / 1_000;
  const { slowestMs } = people.told;
  await people.stop();
  await Promise.race([allWorkDone(stage, new Date()), pause(maxRecoveryMs, undefined, { ref: false })]);
  if (people.told.why.length > 0) console.error(people.told.why.join('\n'));
  return [
    ...(await moneyRows(name, stage, people.told)),
    figure(`${name}.served`, served, 's'),
    figure(`${name}.recovery`, recovery, 's'),
    figure(`${name}.slowestAnswer`, slowestMs / 1_000, 's'),
    figure(`${name}.signedOutByUs`, people.told.signedOutByUs, 'count'),
    figure(`${name}.refused`, people.told.refused, 'count'),
    figure(`${name}.away`, people.told.away, 'count'),
    figure(`${name}.answered`, people.told.answered, 'count'),
  ];
}

/** Until nothing of before an instant is open in the outbox, and no payment of then that was taken waits to be posted. */
async function allWorkDone(stage: Stage, before: Date): Promise<void> {
  for (;;) {
    const [row] = await stage.world
      .rows<{ open: number }>(
        `select (select count(*) from outbox where state in (0, 1) and created_at < $1
            and next_at < now() + interval '1 minute')::int
          + (select count(*) from payment where state in ('callback_ok', 'verifying', 'verify_unknown', 'verified')
            and created_at < $1)::int as open`,
        [before],
      )
      .catch(() => [{ open: 1 }]);
    if (row?.open === 0) return;
    await pause(200);
  }
}

async function moneyRows(name: string, stage: Stage, told: Told): Promise<Row[]> {
  const [money] = await stage.world.rows<{ unposted: number; doubled: number; dead: number }>(
    `select (select count(*)::int from unnest($1::text[]) told where not exists (
        select from receipt r join ledger_transaction t on t.ref_id = r.payment_id and t.kind = 'capture' where r.code = told)) as unposted,
      (select count(*)::int from (select ref_id from ledger_transaction where kind = 'capture' group by ref_id having count(*) > 1) d) as doubled,
      (select count(*)::int from outbox where state = 3) as dead`,
    [told.receipts],
  );
  const checks = await asOwner(stage.platform.ownerUrl, checkDatabase);
  const broken = checks.filter((check) => check.rows.length > 0);
  for (const check of broken)
    console.error(`broken: ${check.title} ${JSON.stringify(check.rows).slice(0, 300)}`);
  return [
    figure(`${name}.falseSuccess`, money?.unposted ?? -1, 'count'),
    figure(`${name}.doubled`, money?.doubled ?? -1, 'count'),
    figure(`${name}.lost`, money?.dead ?? -1, 'count'),
    figure(`${name}.brokenInvariants`, broken.length, 'count'),
    figure(`${name}.gifts`, told.receipts.length, 'count'),
  ];
}

/** Process ids of a process and of all below it. */
export function familyOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.flatMap(([child, of]) => (of === parent && child ? [child, ...below(child)] : []));
  return [pid, ...below(pid)];
}
