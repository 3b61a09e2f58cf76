import { matching } from '@hamyar/contracts';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from './api.ts';
import { submit } from './form.ts';

/** Sends proposals, chosen ones or all, and shows the run with what came of it. */
export const sendOffers = (event: RequestEvent, runId: string) =>
  submit(event, matching.sendOffers.body, async (body) => {
    const result = await send(event, matching.sendOffers, { params: { runId }, body }, { timeoutMs: 30_000 });
    const { sent, heldBack: held, heldByBudget: budget, tooLate: late } = result;
    redirect(303, href(paths.desk.matching.show(runId, { sent, held, budget, late })));
  });
