import type { SitePath } from '#lib/paths.ts';

/** The given path when it stays on our site, else `fallback`: `//elsewhere`, `/\elsewhere` and `/..//elsewhere` would leave. */
export function localPath<Fallback extends string>(
  given: string | null,
  fallback: Fallback,
): SitePath | Fallback {
  if (!given?.startsWith('/')) return fallback;
  const base = 'http://site.invalid';
  const target = URL.canParse(given, base) ? new URL(given, base) : null;
  if (target?.origin !== base) return fallback;
  // `/..//elsewhere` becomes `//elsewhere` only here.
  const path = target.pathname + target.search;
  return /^\/[/\\]/.test(path) ? fallback : `/${path.slice(1)}`;
}
