import { type Locale } from './locale.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

/**
 * Tells compiled messages which language to speak when a call names none: the web answers with the
 * request's (server) or the document's (browser). The worker passes `{ locale }` to each message instead.
 */
export function setLocaleSource(source: () => Locale): void {
  overwriteGetLocale(source);
}
