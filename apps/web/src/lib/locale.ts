import { localeOf, localizeHref, type Locale } from '@hamyar/i18n';
import { setLocaleSource as tellMessages } from '@hamyar/i18n/locale-source';
import type { SitePath } from './paths.ts';

/** In a browser the document knows its language; on the server the request does (hooks.server.ts). */
let source: () => Locale = () =>
  typeof document === 'undefined' ? 'fa' : localeOf(document.documentElement.lang);
tellMessages(() => source());

/** The server says where the request's language is kept. */
export function setLocaleSource(next: () => Locale): void {
  source = next;
}

/** Language of the page being shown. */
export function currentLocale(): Locale {
  return source();
}

/** Address of one of our pages in the language being shown: `href(paths.needs.list())` → `/needs` or `/en/needs`. */
export function href(path: SitePath): string {
  return localizeHref(path, source());
}
