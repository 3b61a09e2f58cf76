/** Languages of the platform. Persian is the first and the source of every message. */
export const locales = ['fa', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Narrows any text to a locale; unknown text is Persian. */
export function localeOf(text: string | null | undefined): Locale {
  return text === 'en' ? 'en' : 'fa';
}

/** Writing direction of a locale, for `dir`. */
export function direction(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'fa' ? 'rtl' : 'ltr';
}

/** Where English pages stand; Persian ones are at the root. */
export const englishRoot = '/en';

/** Splits a path into its language and the path shared by both languages: `/en/needs` → en, `/needs`. */
export function splitPath(pathname: string): { locale: Locale; path: string } {
  if (pathname === englishRoot) return { locale: 'en', path: '/' };
  if (pathname.startsWith(`${englishRoot}/`))
    return { locale: 'en', path: pathname.slice(englishRoot.length) };
  return { locale: 'fa', path: pathname };
}

/**
 * Address of a page in a language: Persian at `/…`, English at `/en/…`.
 * Takes a path that starts with `/` (query and hash are kept); foreign and relative addresses pass untouched.
 */
export function localizeHref(href: string, locale: Locale): string {
  if (!href.startsWith('/') || href.startsWith('//')) return href;
  const end = href.search(/[?#]/);
  const pathname = end === -1 ? href : href.slice(0, end);
  const tail = end === -1 ? '' : href.slice(end);
  const { path } = splitPath(pathname);
  if (locale === 'fa') return path + tail;
  return (path === '/' ? englishRoot : englishRoot + path) + tail;
}
