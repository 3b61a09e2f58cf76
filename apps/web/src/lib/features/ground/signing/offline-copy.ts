/** What the checking page needs when the network is away; see `src/service-worker`. */
export const offlineStore = 'check-1';

/** Longer than a weak network needs for a few kilobytes. */
const patienceMs = 4_000;

/** The text at an address as it is now, or as it was kept; null when neither can be had. */
export async function offlineCopy(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { credentials: 'omit', signal: AbortSignal.timeout(patienceMs) });
    if (!answer.ok) return null;
    const kept = await store();
    await kept?.put(address, answer.clone());
    return await answer.text();
  } catch {
    const kept = await (await store())?.match(address);
    return kept ? kept.text() : null;
  }
}

/** Storage is refused in private windows and on plain http: then nothing is kept, and the check works online. */
const store = (): Promise<Cache | null> =>
  'caches' in globalThis ? caches.open(offlineStore).catch(() => null) : Promise.resolve(null);

/** Keeps this page, as a visitor sees it, with what it is drawn with, and has it answered when the network is away. */
export async function keepForOffline(): Promise<void> {
  const kept = await store();
  if (!kept || !('serviceWorker' in navigator)) return;
  const parts = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]')]
    .map((part) => ('href' in part ? part.href : part.src))
    .filter((address) => new URL(address).pathname.startsWith('/_app/'));
  const page = new Request(location.pathname, { credentials: 'omit' });
  await Promise.allSettled([page, ...parts].map((part) => kept.add(part)));
  await navigator.serviceWorker
    .register(`${location.origin}/service-worker.js`, { scope: location.pathname })
    .catch(() => null);
}
