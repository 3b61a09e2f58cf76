import { payments, pledges } from '@hamyar/contracts';
import { reasonSentence } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { refuse } from '#lib/server/form.ts';
import { redirectToGateway } from '#lib/server/gateway.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { key } = event.params;
  const [pledge, standing] = await Promise.all([
    read(event, pledges.show, { params: { key } }),
    read(event, payments.showStanding, { params: { key } }),
  ]);
  return {
    pledge,
    receiptCode: standing.receiptCode,
    mayPay: standing.may.includes('pay'),
    whyNotPay: standing.whyNot && reasonSentence(standing.whyNot),
    breadcrumb: [
      { label: m.projects_title(), href: href(paths.projects.list()) },
      {
        label: pledge.projectTitle,
        href: href(paths.projects.show(pledge.projectNumber)),
      },
      { label: m.give_summary_title() },
    ],
  };
};

export const actions: Actions = {
  default: async (event) => {
    let redirectUrl: string;
    try {
      ({ redirectUrl } = await send(event, payments.start, { params: { key: event.params.key } }));
    } catch (cause) {
      return refuse(cause, {}, event.locals.requestId);
    }
    redirectToGateway(redirectUrl);
  },
};
