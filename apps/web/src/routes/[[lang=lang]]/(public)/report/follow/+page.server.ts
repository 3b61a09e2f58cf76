import { complaints } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { fail } from '@sveltejs/kit';
import { typed } from '#lib/form.ts';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { send } from '#lib/server/api.ts';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  formKey: crypto.randomUUID(),
  now: new Date().toISOString(),
  breadcrumb: [{ label: m.report_title(), href: href(paths.report.start()) }, { label: m.report_follow() }],
});

/** Posted and never in the address: code and secret lie in no history and no log of a proxy. */
export const actions: Actions = {
  open: (event) =>
    submit(event, complaints.showByCode.body, async (key) => ({
      key: { code: key.code, secret: key.secret },
      item: await send(event, complaints.showByCode, { body: key }),
      said: false,
    })),
  speak: async (event) => {
    const answer = await submit(event, complaints.speakByCode.body, async (body) => ({
      key: { code: body.code, secret: body.secret },
      item: await send(event, complaints.speakByCode, { body }),
      said: true,
    }));
    if ('key' in answer) return answer;
    // The case stays open before whoever was refused, with what they wrote; where it cannot be opened, its form says why.
    const key = { code: typed(answer.data, 'code'), secret: typed(answer.data, 'secret') };
    const item = await send(event, complaints.showByCode, { body: key }).catch(() => null);
    return fail(answer.status, { ...answer.data, key, item, said: false });
  },
};
