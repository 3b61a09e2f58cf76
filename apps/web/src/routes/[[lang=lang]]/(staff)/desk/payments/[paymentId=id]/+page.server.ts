import { heldPayments } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const deeds = ['proposed', 'confirmed', 'dropped', 'refunded'] as const;

export const load: PageServerLoad = async (event) => {
  const { payment } = await read(event, heldPayments.show, { params: event.params });
  const done = event.url.searchParams.get('done');
  return {
    payment,
    done: deeds.find((deed) => deed === done) ?? null,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_held_payments(), href: href(paths.desk.payments.list()) },
      { label: payment.projectTitle },
    ],
  };
};

const decision = z.object({ resolutionId: z.string() });

function back(paymentId: string, done: (typeof deeds)[number]): never {
  redirect(303, href(paths.desk.payments.show(paymentId, { done })));
}

export const actions: Actions = {
  propose: (event) =>
    submit(event, heldPayments.proposeResolution.body, async (body) => {
      await send(event, heldPayments.proposeResolution, { params: event.params, body });
      back(event.params.paymentId, 'proposed');
    }),
  confirm: (event) =>
    submit(event, decision, async ({ resolutionId }) => {
      await send(event, heldPayments.confirmResolution, { params: { ...event.params, resolutionId } });
      back(event.params.paymentId, 'confirmed');
    }),
  drop: (event) =>
    submit(
      event,
      decision.extend({ note: z.string().max(500).optional() }),
      async ({ resolutionId, note }) => {
        await send(event, heldPayments.dropResolution, {
          params: { ...event.params, resolutionId },
          body: { note },
        });
        back(event.params.paymentId, 'dropped');
      },
    ),
  refund: (event) =>
    submit(
      event,
      heldPayments.recordRefund.body,
      async (body) => {
        await send(event, heldPayments.recordRefund, { params: event.params, body });
        back(event.params.paymentId, 'refunded');
      },
      { reference: m.error_resolution_reference_missing() },
    ),
};
