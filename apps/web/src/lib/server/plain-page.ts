import { direction, type Locale } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';

/** Text as HTML, in elements and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

// No stylesheet and no layout: this page is shown when there may be nothing to ask for them.
const style = `body{margin:0;font:1.0625rem/1.8 Vazirmatn,Tahoma,'Segoe UI',sans-serif}
main{max-inline-size:34rem;margin-inline:auto;padding:2.5rem 1rem}h1{font-size:1.5625rem;line-height:1.45}
button{font:inherit;font-weight:600;min-block-size:2.75rem;padding-inline:1.5rem;border:0;border-radius:.5rem;background:#13756e;color:#fff}
a{color:LinkText}small{opacity:.75}`;

/**
 * A page of ours that needs nothing but itself, for when pages cannot be drawn or must not cost anything.
 * @param page.main HTML below the heading; texts of others in it are escaped by the caller
 */
export function plainPage(page: {
  locale: Locale;
  status: number;
  title: string;
  main: string;
  headers?: Readonly<Record<string, string>>;
}): Response {
  const html = `<!doctype html>
<html lang="${page.locale}" dir="${direction(page.locale)}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${page.title} · ${m.site_name()}</title>
    <style>${style}</style>
  </head>
  <body>
    <main>
      <h1>${page.title}</h1>
      ${page.main}
    </main>
  </body>
</html>
`;
  return new Response(html, {
    status: page.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      ...page.headers,
    },
  });
}
