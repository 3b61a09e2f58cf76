import type { Locale } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { escapeHtml, plainPage } from './plain-page.ts';

/** Seconds after which trying again makes sense. */
const retrySeconds = 5;

/**
 * The page for when the API is away: it says that the fault is ours, signs nobody out, and carries what was typed, so
 * that a button sends it again.
 * @param asked.address path and question of what was asked for
 * @param asked.fields what was posted, or null for a page that was only opened
 */
export function awayPage(asked: {
  locale: Locale;
  address: string;
  fields: readonly (readonly [name: string, value: string])[] | null;
  requestId: string;
}): Response {
  const address = escapeHtml(asked.address);
  const inputs = (asked.fields ?? []).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}" />`,
  );
  const way = asked.fields
    ? `<form method="post" action="${address}">${inputs.join('')}<button>${m.error_away_send_again()}</button></form>`
    : `<p><a href="${address}">${m.error_away_again()}</a></p>`;
  return plainPage({
    locale: asked.locale,
    status: 503,
    title: m.error_away_title(),
    main: `<p>${asked.fields ? m.error_away_lead_typed() : m.error_away_lead()}</p>${way}
      <p><small>${m.error_quote()}: <code dir="ltr">${escapeHtml(asked.requestId)}</code></small></p>`,
    headers: { 'retry-after': String(retrySeconds) },
  });
}
