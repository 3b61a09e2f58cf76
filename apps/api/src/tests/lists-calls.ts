import { addTerm } from '@hamyar/features/ground/lists/add-term';
import { showTerm } from '@hamyar/features/ground/lists/show-term';
import { useTerm } from '@hamyar/features/ground/lists/use-term';
import { systemChance } from '@hamyar/platform';
import type { Belongings, Call } from './calls.ts';

const aForm = () => {
  const once = systemChance.newId().replaceAll('-', '');
  return {
    formKey: systemChance.newId(),
    code: `t${once}`,
    nameFa: `واژهٔ ${once}`,
    nameEn: `Word ${once}`,
    themes: [],
  };
};

/** A term of its own for each call, as it is seen now. */
async function aTerm({ api }: Belongings, isOffered = false) {
  const nation = await api.world.asStaff('national_administrator', null);
  const list = 'theme' as const;
  const { code } = await addTerm(nation, { list, ...aForm() });
  if (isOffered)
    await useTerm(nation, { list, code, version: (await showTerm(nation, { list, code })).version });
  const { version } = await showTerm(nation, { list, code });
  return { params: { list, code }, version };
}

/** Calls about lists; see `calls.ts`. */
export const listsCalls: Readonly<Record<string, (all: Belongings) => Promise<Call>>> = {
  'lists.listServices': async () => ({}),
  'lists.listDesk': async () => ({}),
  'lists.showDesk': async () => ({ params: { list: 'service' } }),
  'lists.showTerm': async () => ({ params: { list: 'theme', code: 'elders' } }),
  'lists.addTerm': async () => ({ params: { list: 'theme' }, body: aForm() }),
  'lists.reviseTerm': async (all) => {
    const { params, version } = await aTerm(all);
    const { nameFa, nameEn, themes } = aForm();
    return { params, body: { version, nameFa, nameEn, themes } };
  },
  'lists.useTerm': async (all) => {
    const { params, version } = await aTerm(all);
    return { params, body: { version } };
  },
  'lists.retireTerm': async (all) => {
    const { params, version } = await aTerm(all, true);
    return { params, body: { version, reason: 'دیگر به کار نمی‌رود' } };
  },
  'lists.setLimit': async ({ api }) => {
    const nation = await api.world.asStaff('national_administrator', null);
    const { version } = await showTerm(nation, { list: 'limit', code: 'notice_hours' });
    return { params: { code: 'notice_hours' }, body: { version, value: 3 } };
  },
  'lists.placeTerm': async (all) => {
    const { params, version } = await aTerm(all);
    return { params, body: { version, place: 2 } };
  },
};
