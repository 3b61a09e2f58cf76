/**
 * Texts approved by the SMS provider. Service lines reach everyone only through approved templates, so a change here is
 * a request to the provider first. Slots: `token`, `token2`, `token3` hold no spaces; `token10` and `token20` some.
 * `{host}` is the site's own name, by which phones offer the code to that site alone.
 */
export const smsTemplates = {
  sign_in_code: {
    template: 'hamyar-code',
    slots: { token: 'code' },
    text: 'همیار\nکد ورود شما: %token\nاین کد را به هیچ‌کس ندهید.\n@{host} #%token',
  },
  offer: {
    template: 'hamyar-offer',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'همیار\nبه شما نیاز داریم: %token20\n%token10\nدیدن و پاسخ: %token',
  },
  assignment_accepted: {
    template: 'hamyar-accepted',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'همیار\nسپاس؛ حضور شما ثبت شد: %token20\n%token10\n%token',
  },
  assignment_cancelled: {
    template: 'hamyar-cancelled',
    slots: { token: 'link', token10: 'when', token20: 'need' },
    text: 'همیار\nحضور شما لغو شد: %token20\n%token10\nدلیل: %token',
  },
  receipt: {
    template: 'hamyar-receipt',
    slots: { token: 'link', token10: 'amount', token20: 'project' },
    text: 'همیار\nکمک شما رسید: %token10\nبرای %token20\nرسید: %token',
  },
  credential_verified: {
    template: 'hamyar-credential',
    slots: { token: 'link' },
    text: 'همیار\nپروانهٔ شما تأیید شد. نیازهای متناسب با شما: %token',
  },
} as const satisfies Record<
  string,
  {
    template: string;
    slots: Partial<Record<'token' | 'token2' | 'token3' | 'token10' | 'token20', string>>;
    text: string;
  }
>;

/**
 * Provider's template name → text, as a site asks the provider to approve them; the sandbox is told it did.
 * @param publicUrl address of the web as people see it
 */
export function approvedTexts(publicUrl: string): Record<string, string> {
  const { hostname } = new URL(publicUrl);
  return Object.fromEntries(
    Object.values(smsTemplates).map(({ template, text }) => [template, text.replace('{host}', hostname)]),
  );
}
