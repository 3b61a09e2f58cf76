import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      compilerOptions: { runes: true },
      // All styles of a page in its head: nine sheets over one slow line were nine waits before anything was seen.
      inlineStyleThreshold: 100_000,
      // Addresses in styles that stand in the page itself are read from the page: only from the root do they hold on each.
      paths: { relative: false },
      // adapter-node 6 takes every request for https and kit fixes its origin at build time, so the check that a
      // form was posted from our own page is ours, against ORIGIN at run time: src/lib/server/origin.ts.
      // Registered by the checking page alone, for itself: src/lib/features/ground/signing/offline-copy.ts.
      serviceWorker: { register: false },
      csrf: { trustedOrigins: ['*'] },
      // Where forms may lead is set at run time (payment gateways differ): see src/hooks.server.ts.
      csp: {
        // By digest, so that a page that is given twice carries nothing that was to be used once.
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
});
