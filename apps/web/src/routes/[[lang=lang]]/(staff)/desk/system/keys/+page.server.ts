import { signing } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const [kid, successor] = ['declared', 'successor'].map((name) => searchParams.get(name));
  return {
    ...(await read(event, signing.listDeskKeys)),
    done: kid && successor ? { kid, successor } : null,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_system(), href: href(paths.desk.system()) },
      { label: m.nav_keys() },
    ],
  };
};
