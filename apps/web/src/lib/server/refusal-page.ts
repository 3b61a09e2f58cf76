import { direction, formatNumber, type Locale } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { paths } from '#lib/paths.ts';
import { href } from '../locale.ts';
import { type FormProblem, maxFormBytes, maxFormFields } from './posted-form.ts';

/**
 * The page that says why a form was not taken and what helps. It asks nobody anything and is drawn without a layout:
 * whoever posts such forms all day long must not cost more than this.
 */
export function refusalPage(problem: FormProblem, locale: Locale): Response {
  const words = {
    too_large: m.form_refused_too_large({ limit: formatNumber(maxFormBytes / 1024, locale) }),
    too_many_fields: m.form_refused_too_many_fields({ limit: formatNumber(maxFormFields, locale) }),
    unreadable: m.form_refused_unreadable(),
  };
  const html = `<!doctype html>
<html lang="${locale}" dir="${direction(locale)}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${m.form_refused_title()} · ${m.site_name()}</title>
  </head>
  <body>
    <main>
      <h1>${m.form_refused_title()}</h1>
      <p>${words[problem]}</p>
      <p><a href="${href(paths.home())}">${m.error_back_home()}</a></p>
    </main>
  </body>
</html>
`;
  return new Response(html, {
    status: problem === 'unreadable' ? 400 : 413,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
