import { sendingVersion } from '@hamyar/features/service/matching/policy';
import type { ApiWorld } from './api-world.ts';
import { insert } from './insert-row.ts';

export const aRun = (api: ApiWorld, provinceCode: string | null = 'IR-09') =>
  insert(
    api,
    "insert into matching_run (id, province_code, state, weights_version) values ($1, $2, 'proposed', '2026-11')",
    [provinceCode],
  );

/** Of a run whose proposals nobody has sent, and there are none. */
export const untouchedRun = sendingVersion('proposed', { proposed: 0, offered: 0, answered: 0 });

const unknown = '01900000-0000-7000-8000-0000000000ff';

/** What is sent to each endpoint of matching. */
export const matchingCalls = {
  'matching.startRun': async ({ api }: { api: ApiWorld }) => {
    await api.world.owner.query("update matching_run set state = 'discarded' where state = 'queued'");
    return { body: { provinceCode: 'IR-09' } };
  },
  'matching.listRuns': async () => ({}),
  'matching.showRun': async ({ api }: { api: ApiWorld }) => ({ params: { runId: await aRun(api) } }),
  'matching.showFairness': async ({ api }: { api: ApiWorld }) => ({ params: { runId: await aRun(api) } }),
  'matching.showComparison': async ({ api }: { api: ApiWorld }) => ({ params: { runId: await aRun(api) } }),
  'matching.explainRun': async ({ api }: { api: ApiWorld }) => ({
    params: { runId: await aRun(api) },
    query: { volunteerId: unknown },
  }),
  'matching.replayRun': async ({ api }: { api: ApiWorld }) => ({ params: { runId: await aRun(api) } }),
  'matching.setInstantOffers': async () => ({
    body: { provinceCode: 'IR-09', instantOffers: true },
  }),
  'matching.showSending': async ({ api }: { api: ApiWorld }) => ({ params: { runId: await aRun(api) } }),
  'matching.sendOffers': async ({ api }: { api: ApiWorld }) => ({
    params: { runId: await aRun(api) },
    body: { version: untouchedRun, all: true },
  }),
  'matching.takeBackOffers': async ({ api }: { api: ApiWorld }) => {
    const runId = await aRun(api);
    const approvalId = await insert(
      api,
      `insert into matching_approval (id, run_id, province_code, approved_at, is_whole, sent, held_back, held_by_budget, too_late)
       values ($1, $2, 'IR-09', $3, true, 0, 0, 0, 0)`,
      [runId, api.world.clock.now()],
    );
    return { params: { approvalId } };
  },
};
