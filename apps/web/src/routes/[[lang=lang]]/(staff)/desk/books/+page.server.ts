import { ledger } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const books = await read(event, ledger.listBooks);
  const [only] = books.provinces;
  // Whoever has one province goes straight to it.
  if (only && books.provinces.length === 1) redirect(307, href(paths.desk.books.show(only.provinceCode)));
  return {
    ...books,
    breadcrumb: [{ label: m.nav_desk(), href: href(paths.desk.home()) }, { label: m.nav_books() }],
  };
};
