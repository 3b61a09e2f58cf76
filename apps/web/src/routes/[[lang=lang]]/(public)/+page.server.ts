import { showOverview } from '@hamyar/contracts';
import { openProjects } from '#lib/features/home/projects.ts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [overview, projects] = await Promise.all([
    read(event, showOverview, { query: { limit: 6 } }),
    openProjects(),
  ]);
  return { overview, projects };
};
