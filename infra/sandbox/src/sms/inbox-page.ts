import { html, type Markup, shell } from '../page.ts';
import type { InboxMessage } from './inbox.ts';

const time = new Intl.DateTimeFormat('fa-IR', {
  timeZone: 'Asia/Tehran',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const digits = new Intl.NumberFormat('fa-IR');

export function inboxPage(messages: readonly InboxMessage[], to: string): string {
  const empty = html`<p class="card">هنوز پیامکی نرسیده است. پس از فرستادن، صفحه را تازه کنید.</p>`;
  return shell(
    'صندوق پیامک‌ها',
    html`<form class="search" method="get">
        <input
          name="to"
          value="${to}"
          dir="ltr"
          inputmode="tel"
          placeholder="0912…"
          aria-label="شمارهٔ موبایل"
        />
        <button class="lead">نمایش</button>
      </form>
      ${messages.length === 0 ? empty : messages.map(card)}`,
  );
}

function card(message: InboxMessage): Markup {
  return html`<article class="card">
    <p class="text" dir="auto">${linked(message.text)}</p>
    <p class="note">
      به <a href="/sms?to=${message.to}"><bdi dir="ltr">${message.to}</bdi></a> · ساعت
      ${time.format(new Date(message.sentAt))} · ${digits.format(message.parts)} بخش · قالب
      <bdi dir="ltr">${message.template}</bdi>${message.isRepeated ? ' · دوباره' : ''}
    </p>
  </article>`;
}

/** Addresses become links, as a phone would show them. */
function linked(text: string): Markup[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((piece, index) =>
      index % 2 === 1 ? html`<a href="${piece}"><bdi dir="ltr">${piece}</bdi></a>` : html`${piece}`,
    );
}
