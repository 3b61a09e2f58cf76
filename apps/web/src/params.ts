import { defineParams } from '@sveltejs/kit/params';

export const params = defineParams({
  /** English pages live under /en; Persian ones at the root. */
  lang: (text) => (text === 'en' ? text : undefined),
});
