import type { Logger } from '@hamyar/platform';
import type { Schedule } from './job.ts';
import type { JobContext, JobContexts } from './run-job.ts';

export interface Scheduler {
  close(): Promise<void>;
}

/**
 * Runs each schedule by the clock, one process at a time: whoever holds the advisory lock of its name works, the others
 * skip the turn. A turn that fails is logged and comes again.
 */
export function startSchedules(
  schedules: readonly Schedule<JobContext>[],
  contexts: JobContexts,
  log: Logger,
): Scheduler {
  let stopped = false;
  const loops = schedules.map(async (schedule) => {
    while (!stopped) {
      await turn(schedule, contexts, log);
      await interruptiblePause(schedule.everyMs, () => stopped);
    }
  });
  return {
    async close() {
      stopped = true;
      await Promise.allSettled(loops);
    },
  };
}

async function turn(schedule: Schedule<JobContext>, contexts: JobContexts, log: Logger): Promise<void> {
  const ctx = contexts(schedule.name, schedule.name, log.child({ schedule: schedule.name }));
  try {
    const client = await ctx.pool.connect();
    let broken = false;
    try {
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock(hashtext($1)) as held',
        [schedule.name],
      );
      if (!rows[0]?.held) return;
      try {
        await schedule.run(ctx);
      } finally {
        await client.query('select pg_advisory_unlock(hashtext($1))', [schedule.name]).catch(() => {
          broken = true;
        });
      }
    } finally {
      client.release(broken);
    }
  } catch (error) {
    log.warn({ err: error, schedule: schedule.name }, 'schedule turn failed; it comes again');
  }
}

async function interruptiblePause(ms: number, isStopped: () => boolean): Promise<void> {
  const end = performance.now() + ms;
  while (!isStopped() && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(200, end - performance.now())).unref());
  }
}
