import type { SitePath } from '#lib/paths.ts';
/**
 * The given path when it stays on our site, else `fallback`: `//elsewhere` and `/\elsewhere` would leave, and so would
 * `/..//elsewhere`, of which two strokes are left.
 */
export function localPath<Fallback extends string>(
  given: string | null,
  fallback: Fallback,
): SitePath | Fallback {
  if (!given?.startsWith('/')) return fallback;
  const base = 'http://site.invalid';
  const target = URL.canParse(given, base) ? new URL(given, base) : null;
  if (target?.origin !== base || target.pathname.startsWith('//')) return fallback;
  return `/${(target.pathname + target.search).slice(1)}`;
}
