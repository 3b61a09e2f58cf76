import { type JobWorld, must } from './world.ts';

/** Step 6: the home page, without an account, in both languages. */
export async function visitHome(world: JobWorld): Promise<Record<string, number>> {
  const browser = world.browse();
  const home = await browser.get('/');
  must('home', home.status, 200);
  must(
    'provinces on the map',
    new Set(home.root.querySelectorAll('svg a[href*="/provinces/"]').map((link) => link.getAttribute('href')))
      .size,
    31,
  );
  const needs = home.root.querySelectorAll('main a[href*="/needs/"]').length;
  const projects = home.root.querySelectorAll('main a[href*="/projects/"]').length;
  if (needs === 0 || projects === 0) throw new Error(`home shows ${needs} needs and ${projects} projects`);
  const english = await browser.get('/en');
  must(
    'English home',
    [english.status, english.root.querySelector('html')?.getAttribute('dir')],
    [200, 'ltr'],
  );
  return { needsShown: needs, projectsShown: projects };
}
