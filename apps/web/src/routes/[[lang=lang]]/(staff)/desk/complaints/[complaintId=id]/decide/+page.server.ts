import { complaints } from '@hamyar/contracts';
import { inTehran, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href, plainDigits } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const item = await read(event, complaints.show, { params: event.params });
  return {
    item,
    year: toSolarHijri(inTehran(new Date()).day).year,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.complaints_title(), href: href(paths.desk.complaints.list()) },
      {
        label: m.complaint_number({ number: plainDigits(item.number) }),
        href: href(paths.desk.complaints.show(item.id)),
      },
      { label: m.complaint_decide() },
    ],
  };
};

const back = (complaintId: string): never =>
  redirect(303, href(paths.desk.complaints.show(complaintId, { done: 'yes' })));

export const actions: Actions = {
  decide: (event) =>
    submit(event, complaints.decide.body, async (body) => {
      await send(event, complaints.decide, { params: event.params, body });
      back(event.params.complaintId);
    }),
  confirm: (event) =>
    submit(event, complaints.confirm.body, async (body) => {
      await send(event, complaints.confirm, { params: event.params, body });
      back(event.params.complaintId);
    }),
  settle: (event) =>
    submit(event, complaints.settleAppeal.body, async (body) => {
      await send(event, complaints.settleAppeal, { params: event.params, body });
      // Whoever settled an appeal sees it among those that are over.
      back(event.params.complaintId);
    }),
};
