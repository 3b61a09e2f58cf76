import { dev } from '$app/env';
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { submit } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const sample = z.object({
  name: z.string().min(2),
  mobile: z.string().regex(/^09\d{9}$/),
  amountIrr: z.string().regex(/^\d{1,19}$/),
  bornOn: z.iso.date(),
  province: z.string(),
  profession: z.enum(['doctor', 'psychologist', 'other']),
  days: z.array(z.string()).min(1),
  availability: z.array(z.string()),
  note: z.string().max(500).optional(),
});

/** For those who build pages, while they build them: a running site has no such address. */
function onlyWhileBuilding(): void {
  if (!dev) error(404);
}

export const load: PageServerLoad = () => {
  onlyWhileBuilding();
  return { breadcrumb: [] };
};

export const actions: Actions = {
  default: (event) => {
    onlyWhileBuilding();
    return submit(event, sample, (body) => Promise.resolve({ accepted: Object.keys(body).length }));
  },
};
