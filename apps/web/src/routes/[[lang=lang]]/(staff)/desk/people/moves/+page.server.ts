import { relocations } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

const kinds = ['came', 'left', 'within'] as const;

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('after') ?? undefined;
  const asked = event.url.searchParams.get('kind');
  const kind = kinds.find((each) => each === asked);
  const moves = await read(event, relocations.listMoves, {
    query: { limit: 30, ...(cursor && { cursor }), ...(kind && { kind }) },
  });
  return {
    moves: moves.items,
    kind: kind ?? null,
    nextHref: moves.next && href(paths.desk.people.moves({ after: moves.next, kind: kind ?? null })),
    first: cursor === undefined,
    now: new Date().toISOString(),
    breadcrumb: [
      { label: m.nav_desk(), href: href(paths.desk.home()) },
      { label: m.nav_people(), href: href(paths.desk.people.list()) },
      { label: m.moves_title() },
    ],
  };
};
