/** Markup that is safe to put on a page as it is. */
export type Markup = { readonly markup: string };

type Piece = Markup | string | number | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes every value except markup made by this same function. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: strings.reduce((text, part, index) => text + render(pieces[index - 1] ?? '') + part) };
}

function render(piece: Piece): string {
  if (typeof piece === 'string' || typeof piece === 'number') {
    return String(piece).replace(/[&<>"']/g, (character) => entities[character] ?? '');
  }
  return 'markup' in piece ? piece.markup : piece.map((item) => item.markup).join('');
}

/** A whole Persian page with the label that nobody may miss: nothing here is real. */
export function shell(title: string, content: Markup): string {
  return html`<!doctype html>
    <html lang="fa" dir="rtl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} (آزمایشی)</title>
        <style>
          ${{ markup: css }}
        </style>
      </head>
      <body>
        <p class="label">محیط آزمایشی <bdi lang="en">sandbox</bdi>؛ هیچ پولی جابه‌جا نمی‌شود.</p>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.markup;
}

const css = `
:root { color-scheme: light dark; --paper: #f3f5f9; --surface: #fff; --line: #d9dfe9; --ink: #17202e; --muted: #566174;
  --lead: #1f4e8c; --on-lead: #fff; --good: #2e7d4f; --bad: #b3261e; --mark: #f2a33a; }
@media (prefers-color-scheme: dark) { :root { --paper: #10151d; --surface: #18202b; --line: #2c3847; --ink: #edf1f7;
  --muted: #a5b1c2; --lead: #8fb7f0; --on-lead: #10151d; --good: #7cc79a; --bad: #f2a29b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1.0625rem/1.8 Vazirmatn, Tahoma, sans-serif; }
.label { margin: 0; padding: 8px 16px; background: var(--mark); color: #2b1b00; text-align: center; font-weight: 600; font-size: .875rem; }
main { max-inline-size: 30rem; margin-inline: auto; padding: 24px 16px 64px; }
h1 { font-size: 1.5rem; line-height: 1.5; margin-block: 0 16px; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 16px; margin-block-end: 16px; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 8px 16px; margin: 0; }
dt { color: var(--muted); } dd { margin: 0; text-align: end; overflow-wrap: anywhere; }
.amount { font-size: 1.5rem; font-weight: 800; font-variant-numeric: tabular-nums; }
form { display: grid; gap: 12px; }
button, .button { display: block; inline-size: 100%; min-block-size: 48px; padding: 8px 16px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--surface); color: var(--ink); font: inherit; text-align: center; text-decoration: none; cursor: pointer; }
button.lead, .button.lead { background: var(--lead); border-color: var(--lead); color: var(--on-lead); font-weight: 600; }
button.stop { color: var(--bad); border-color: currentColor; }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
a { color: var(--lead); }
summary { min-block-size: 48px; padding-block: 8px; color: var(--lead); cursor: pointer; }
.more { display: grid; gap: 12px; }
h2 { font-size: 1.125rem; margin-block: 24px 12px; }
.note { color: var(--muted); font-size: .875rem; margin-block: 4px 0; }
.alert { border-inline-start: 4px solid var(--bad); }
.done { border-inline-start: 4px solid var(--good); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
.search { grid-template-columns: 1fr auto; margin-block-end: 16px; } .search button { inline-size: auto; }
input { min-block-size: 48px; padding-inline: 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); color: inherit; font: inherit; inline-size: 100%; }
`;
