import { CallError, councils } from '@hamyar/contracts';
import { fromSolarHijri, toAsciiDigits, toSolarHijri } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { read, send } from '#lib/server/api.ts';
import { messageOf } from '#lib/server/form.ts';
import type { PageServerLoad } from './$types';

interface AskedDay {
  /** Stored day, null when none was asked for. */
  day: string | null;
  error: string | null;
}

/** `as-of=1405-08-30`: Solar Hijri, as people write it to each other. */
function readAsOf(text: string | null): AskedDay {
  if (!text) return { day: null, error: null };
  const [year, month, day] = toAsciiDigits(text).split(/[-/]/).map(Number);
  const stored = fromSolarHijri({ year: year ?? 0, month: month ?? 0, day: day ?? 0 });
  return stored ? { day: stored, error: null } : { day: null, error: m.form_date_invalid() };
}

/** The three selects of the form become one readable address. */
function redirectFromSelects(url: URL): void {
  const parts = ['year', 'month', 'day'].map((part) => url.searchParams.get(`as-of.${part}`));
  if (parts.every((part) => part === null)) return;
  const text = parts.map((part) => (part ?? '').padStart(2, '0')).join('-');
  redirect(303, parts.some((part) => part) ? `${url.pathname}?as-of=${text}` : url.pathname);
}

export const load: PageServerLoad = async (event) => {
  redirectFromSelects(event.url);
  const params = { slug: event.params.slug };
  const asked = readAsOf(event.url.searchParams.get('as-of'));
  let error = asked.error;
  let report = null;
  if (asked.day) {
    try {
      report = await send(event, councils.show, { params, query: { asOf: asked.day } });
    } catch (cause) {
      if (!(cause instanceof CallError) || cause.body.code !== 'invalid') {
        await read(event, councils.show, { params, query: { asOf: asked.day } });
        throw cause;
      }
      error = messageOf(cause.body);
    }
  }
  report ??= await read(event, councils.show, { params });
  return {
    report,
    /** The day that was asked for; null for the office's own. */
    day: error === null ? asked.day : null,
    error,
    thisYear: toSolarHijri(report.readAt).year,
    breadcrumb: [
      { label: m.councils_title(), href: href(paths.councils.list()) },
      { label: report.province[event.locals.locale] },
    ],
  };
};
