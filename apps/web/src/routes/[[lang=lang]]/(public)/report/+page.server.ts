import { complaints } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { lastStep, stepOf } from '#lib/features/ground/complaints/steps.ts';
import type { FormState } from '#lib/form.ts';
import { send } from '#lib/server/api.ts';
import { parseForm, submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
  formKey: crypto.randomUUID(),
  isStaff: locals.viewer.provinces.length > 0,
  isSomebody: locals.viewer.role !== 'visitor',
  breadcrumb: [{ label: m.report_title() }],
});

const { body } = complaints.report;
/** What each screen asks; the last one sends all. */
const screens = [
  body.pick({ inDanger: true }),
  body.pick({ kind: true }),
  body.pick({ words: true }),
  body.pick({ about: true, aboutNumber: true, provinceCode: true }),
].map((schema) => schema.loose());

export const actions: Actions = {
  /** One screen on, or back; what was written travels along in the form and lies nowhere else. */
  step: async (event) => {
    const form = await event.request.formData();
    const step = stepOf(String(form.get('step') ?? ''));
    const isBack = form.get('go') === 'back';
    form.delete('go');
    const posted = parseForm(form, isBack ? body.partial().loose() : (screens[step] ?? body.loose()));
    if (!posted.ok) return posted.failure;
    const next = Math.max(0, Math.min(lastStep, step + (isBack ? -1 : 1)));
    const values = { ...posted.values, step: String(next) };
    return { values, errors: {}, message: null, code: null } satisfies FormState;
  },
  send: (event) =>
    submit(event, body.strip(), async (report) => ({
      sent: await send(event, complaints.report, { body: report }),
    })),
};
