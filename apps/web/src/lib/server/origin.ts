const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a writing request came from another site (or hides where it came from).
 * `origin` is the site's own; when not configured (development) the host of the request stands for it.
 */
export function isForeignWrite(request: Request, url: URL, origin: string): boolean {
  if (reading.has(request.method)) return false;
  const from = request.headers.get('origin');
  if (!from || !URL.canParse(from)) return true;
  return origin ? from !== origin : new URL(from).host !== url.host;
}
