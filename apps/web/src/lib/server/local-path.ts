/** The given path when it stays on our site, else `fallback`: `//elsewhere` and `/\elsewhere` would leave. */
export function localPath(given: string | null, fallback: string): string {
  if (!given?.startsWith('/')) return fallback;
  const base = 'http://site.invalid';
  const target = URL.canParse(given, base) ? new URL(given, base) : null;
  return target?.origin === base ? target.pathname + target.search : fallback;
}
