import { DEMONSTRATION, ORIGIN } from '$app/env/private';
import { splitPath } from '@hamyar/i18n';
import { publicRoutes } from '#lib/server/personal.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, route, url }) => ({
  locale: locals.locale,
  theme: locals.theme,
  viewer: locals.viewer,
  isDemonstration: DEMONSTRATION,
  publicAddress:
    route.id !== null && publicRoutes.has(route.id)
      ? { origin: ORIGIN, path: splitPath(url.pathname).path }
      : null,
});
