import {
  formatNumber,
  localeOf,
  localizeHref,
  plainDigits as plainDigitsIn,
  type Locale,
} from '@hamyar/i18n';
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

/** A whole number in the page's digits. */
export const digits = (value: number): string => formatNumber(value, currentLocale());

/** A number or code that names something, not a count: the page's digits, no grouping. */
export const plainDigits = (value: number | string): string => plainDigitsIn(value, currentLocale());
