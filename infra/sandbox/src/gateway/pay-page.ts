import { html, type Markup, shell } from '../page.ts';
import type { Session } from './sessions.ts';

const digits = new Intl.NumberFormat('fa-IR');

export type PayAction = 'pay' | 'cancel' | 'insufficient' | 'close' | 'twice' | 'slow';

const choices: readonly { action: PayAction; label: string; note: string; look: '' | 'lead' | 'stop' }[] = [
  { action: 'pay', label: 'پرداخت موفق', note: '', look: 'lead' },
  { action: 'cancel', label: 'انصراف', note: '', look: 'stop' },
  {
    action: 'insufficient',
    label: 'موجودی ناکافی',
    note: 'بانک نمی‌پذیرد؛ می‌توانید دوباره بکوشید.',
    look: '',
  },
  {
    action: 'close',
    label: 'بستن صفحه (بدون بازگشت)',
    note: 'پول کم می‌شود ولی سایت خبردار نمی‌شود.',
    look: '',
  },
  { action: 'twice', label: 'بازگشت دوبار', note: 'نشانی بازگشت دو بار صدا زده می‌شود.', look: '' },
  { action: 'slow', label: 'کندی', note: 'پرداخت می‌شود ولی پاسخ تأیید دیر می‌رسد.', look: '' },
];

/** The bank's page: what is paid to whom, and one button for every way a payment can go. */
export function payPage(session: Session, refusedByBank: boolean): string {
  const alert = refusedByBank
    ? html`<p class="card alert" role="alert">موجودی این کارت کافی نیست. پولی کم نشد.</p>`
    : html``;
  return shell(
    'درگاه آزمایشی',
    html`${alert} ${summary(session)}
      <form method="post">${choices.map((choice) => button(choice))}</form>`,
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

function button(choice: (typeof choices)[number]): Markup {
  const note = choice.note ? html`<p class="note" id="note-${choice.action}">${choice.note}</p>` : html``;
  const described = choice.note ? html` aria-describedby="note-${choice.action}"` : html``;
  return html`<div>
    <button class="${choice.look}" name="action" value="${choice.action}" ${described}>
      ${choice.label}
    </button>
    ${note}
  </div>`;
}
