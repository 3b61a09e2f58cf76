import { needs, projects as projectsContract } from '@hamyar/contracts';
import { read } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [overview, projects, furthest, given] = await Promise.all([
    read(event, needs.showOverview, { query: { limit: 6 } }),
    read(event, projectsContract.list, { query: { limit: 3, order: 'closest' } }),
    read(event, projectsContract.list, { query: { limit: 4, order: 'furthest' } }),
    read(event, projectsContract.showGiven),
  ]);
  const became = { ...given, projects: furthest.items };
  if (projects.items.length > 0) return { overview, became, projects: projects.items, begun: true };
  // Nothing was given yet: the newest, without saying that they are nearly there.
  const newest = await read(event, projectsContract.list, { query: { limit: 3 } });
  return { overview, became, projects: newest.items, begun: false };
};
