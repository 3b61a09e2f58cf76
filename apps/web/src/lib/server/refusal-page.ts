import { formatNumber, type Locale } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { paths } from '#lib/paths.ts';
import { href } from '../locale.ts';
import { escapeHtml, plainPage } from './plain-page.ts';
import { type FormProblem, maxFormBytes, maxFormFields } from './posted-form.ts';

const back = () => `<p><a href="${href(paths.home())}">${m.error_back_home()}</a></p>`;

/**
 * The page that says why a form was not taken and what helps. It asks nobody anything: whoever posts such forms all day
 * long must not cost more than this.
 */
export function refusalPage(problem: FormProblem, locale: Locale): Response {
  const words = {
    too_large: m.form_refused_too_large({ limit: formatNumber(maxFormBytes / 1024, locale) }),
    too_many_fields: m.form_refused_too_many_fields({ limit: formatNumber(maxFormFields, locale) }),
    unreadable: m.form_refused_unreadable(),
  };
  return plainPage({
    locale,
    status: problem === 'unreadable' ? 400 : 413,
    title: m.form_refused_title(),
    main: `<p>${words[problem]}</p>${back()}`,
  });
}

/** The page that a form posted by another site gets. */
export function foreignPage(locale: Locale, site: string): Response {
  return plainPage({
    locale,
    status: 403,
    title: m.error_foreign_title(),
    main: `<p>${m.error_foreign_lead({ site: escapeHtml(site) })}</p>${back()}`,
  });
}
