import { html, type Markup, shell } from '../page.ts';
import { type Behaviour, behaviours, type Outage, outages } from './behaviours.ts';
import type { Session } from './sessions.ts';

const digits = new Intl.NumberFormat('fa-IR');

/** What a payer may do; the rest is what a gateway may do, folded away. */
const usual: readonly Behaviour[] = ['pay', 'cancel', 'insufficient', 'close', 'twice', 'slow'];
const looks: Readonly<Partial<Record<Behaviour, string>>> = { pay: 'lead', cancel: 'stop' };

/** The bank's page: what is paid to whom, and one button for every way a payment can go. */
export function payPage(session: Session, refusedByBank: boolean): string {
  const alert = refusedByBank
    ? html`<p class="card alert" role="alert">موجودی این کارت کافی نیست. پولی کم نشد.</p>`
    : html``;
  return shell(
    'درگاه آزمایشی',
    html`${alert} ${summary(session)}
      <form method="post">
        ${usual.map((name) => button(name))}
        <details>
          <summary>رفتارهای دیگر درگاه</summary>
          <div class="more">
            ${(Object.keys(behaviours) as Behaviour[])
              .filter((name) => !usual.includes(name))
              .map((name) => button(name))}
          </div>
        </details>
      </form>
      <p class="note">
        مبلغی که به ریال یا تومان با این سه رقم تمام شود همان رفتار را دارد، بی آن‌که دکمه‌اش را بزنید.
      </p>`,
  );
}

/** Shown instead of a return to the shop: nothing on it tells the shop anything. */
export function closedPage(session: Session): string {
  return shell(
    'پرداخت انجام شد',
    html`<p class="card done">مبلغ از کارت شما کم شد. این صفحه را ببندید؛ سایت پذیرنده هنوز خبر ندارد.</p>
      ${summary(session)}`,
  );
}

/** For sessions that cannot be paid: unknown, lapsed, already used. */
export function deadEndPage(reason: 'unknown' | 'used' | 'lapsed'): string {
  const sentence = {
    unknown: 'چنین پرداختی پیدا نشد. به سایت پذیرنده برگردید و دوباره آغاز کنید.',
    used: 'این پرداخت پیش از این به پایان رسیده است.',
    lapsed: 'مهلت این پرداخت گذشته است. اگر پولی کم شده باشد، تا ۷۲ ساعت به حساب شما بازمی‌گردد.',
  }[reason];
  return shell('درگاه آزمایشی', html`<p class="card alert" role="alert">${sentence}</p>`);
}

function summary(session: Session): Markup {
  return html`<dl class="card">
    <dt>مبلغ</dt>
    <dd><span class="amount">${digits.format(session.amountIrr)}</span> ریال</dd>
    <dt>برابر با</dt>
    <dd>${digits.format(session.amountIrr / 10n)} تومان</dd>
    <dt>بابت</dt>
    <dd dir="auto">${session.description}</dd>
    <dt>پذیرنده</dt>
    <dd><bdi dir="ltr">${new URL(session.callbackUrl).host}</bdi></dd>
    <dt>کارت</dt>
    <dd><bdi dir="ltr">${session.cardMask}</bdi></dd>
  </dl>`;
}

function button(name: Behaviour): Markup {
  const { label, note, ending } = behaviours[name];
  const words = ending ? [note, `پایان مبلغ: ${ending}`].filter(Boolean).join(' ') : note;
  const described = html` aria-describedby="note-${name}"`;
  return html`<div>
    <button class="${looks[name] ?? ''}" name="action" value="${name}" ${words ? described : html``}>
      ${label}
    </button>
    ${words ? html`<p class="note" id="note-${name}">${words}</p>` : html``}
  </div>`;
}

/** On the front page: what goes wrong before there is a page of the bank. */
export function outageForm(next: Outage | null): Markup {
  const armed = next
    ? html`<p class="card alert" role="status">درخواست بعدی: ${outages[next].label}.</p>`
    : html``;
  return html`${armed}
    <form method="post" action="/pg/outage">
      ${(Object.keys(outages) as Outage[]).map(
        (name) =>
          html`<div>
            <button name="next" value="${name}" aria-describedby="note-${name}">
              ${outages[name].label}
            </button>
            <p class="note" id="note-${name}">
              ${outages[name].note} تنها برای درخواست بعدی، یا با پایان مبلغ: ${outages[name].ending}
            </p>
          </div>`,
      )}
    </form>`;
}
