/// <reference lib="webworker" />
// Answers the checking page when the network is away, and nothing else: it is registered for that page's address alone.
import { offlineStore } from '#lib/features/ground/signing/offline-copy.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== worker.location.origin) return;
  event.respondWith(
    fetch(request).catch(async () => {
      const kept = await (await caches.open(offlineStore)).match(request, { ignoreVary: true });
      return kept ?? Response.error();
    }),
  );
});
