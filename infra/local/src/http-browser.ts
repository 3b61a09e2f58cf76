import { parse, type HTMLElement } from 'node-html-parser';

/** A page as a browser without script sees it. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly root: HTMLElement;
  /** Visible text, white space folded. */
  readonly text: string;
}

/** Values to type into a form; a File goes into a file field, a list ticks several boxes. */
export type Typed = Readonly<Record<string, string | readonly string[] | File>>;

export interface Browser {
  get(address: string): Promise<Page>;
  /** Fills the form that `selector` finds and presses its button (the first, or the one named). */
  submit(
    page: Page,
    selector: string,
    typed?: Typed,
    button?: { name: string; value: string },
  ): Promise<Page>;
  /** Presses the button of a form that leads to a file, and takes the file. */
  store(page: Page, selector: string): Promise<Buffer>;
  /** Its cookies as a request carries them. */
  cookieHeader(): string;
}

interface Arrived {
  readonly url: string;
  readonly response: Response;
}

const maxRedirects = 10;

/** A browser without script: cookies, forms, redirects. One jar for a host, whatever the port, as browsers have it. */
export function openBrowser(base: string): Browser {
  const jar = new Map<string, string>();
  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function follow(address: string, init: RequestInit, from: string): Promise<Arrived> {
    let url = new URL(address, base).toString();
    let request: RequestInit = init;
    for (let hop = 0; hop <= maxRedirects; hop++) {
      const cookie = cookieHeader();
      const headers = {
        ...(request.headers as Record<string, string> | undefined),
        cookie,
        accept: 'text/html',
      };
      const response = await fetch(url, {
        ...request,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(60_000),
      });
      keep(jar, response);
      const location = response.headers.get('location');
      if (!location || response.status < 300 || response.status >= 400) return { url, response };
      await response.arrayBuffer();
      url = new URL(location, url).toString();
      request = {};
    }
    throw new Error(`more than ${maxRedirects} redirects from ${from}`);
  }

  async function go(address: string, init: RequestInit, from: string): Promise<Page> {
    const { url, response } = await follow(address, init, from);
    return readPage(url, response);
  }

  return {
    cookieHeader,
    get: (address) => go(address, {}, address),
    submit: (page, selector, typed = {}, button) => go(...filledIn(page, selector, typed, button), page.url),
    async store(page, selector) {
      const { url, response } = await follow(...filledIn(page, selector, {}), page.url);
      if (response.status !== 200 || !response.headers.get('content-disposition')?.startsWith('attachment'))
        throw new Error(`${url} answered ${response.status} and no file`);
      return Buffer.from(await response.arrayBuffer());
    },
  };
}

/** Where a form goes when its button is pressed, and with what. */
function filledIn(
  page: Page,
  selector: string,
  typed: Typed,
  button?: { name: string; value: string },
): [address: string, init: RequestInit] {
  const form = page.root.querySelector(selector);
  if (!form) throw new Error(`${page.url} has no form ${selector}; it says: ${page.text.slice(0, 400)}`);
  const action = new URL(decode(form.getAttribute('action') ?? ''), page.url).toString();
  const fields = filled(form, typed, button);
  const origin = new URL(page.url).origin;
  if ((form.getAttribute('method') ?? 'get').toLowerCase() === 'get') {
    const query = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, String(value)]));
    return [`${action.split('?', 1)[0]}?${query}`, {}];
  }
  const isMultipart = form.getAttribute('enctype') === 'multipart/form-data';
  const body = isMultipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value as string);
  return [action, { method: 'POST', body, headers: { origin } }];
}

function keep(jar: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';', 1);
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals);
    const isGone = /max-age=0\b|expires=thu, 01 jan 1970/i.test(line);
    if (isGone) jar.delete(name);
    else jar.set(name, pair.slice(equals + 1));
  }
}

async function readPage(url: string, response: Response): Promise<Page> {
  const root = parse(await response.text(), { blockTextElements: { script: false, style: false } });
  return { url, status: response.status, root, text: root.text.replace(/\s+/g, ' ').trim() };
}

/** What the form would send: its own values, with the typed ones over them. */
function filled(
  form: HTMLElement,
  typed: Typed,
  button: { name: string; value: string } | undefined,
): [string, string | File][] {
  const fields: [string, string | File][] = [];
  const known = new Set<string>();
  for (const control of form.querySelectorAll('input, select, textarea')) {
    const name = control.getAttribute('name');
    if (!name || control.hasAttribute('disabled')) continue;
    const wasKnown = known.has(name);
    known.add(name);
    const given = typed[name];
    if (given !== undefined) {
      if (!wasKnown)
        for (const value of Array.isArray(given) ? given : [given])
          fields.push([name, value as string | File]);
      continue;
    }
    const own = ownValue(control);
    if (own !== null) fields.push([name, own]);
  }
  for (const name of Object.keys(typed)) {
    if (!known.has(name)) throw new Error(`the form has no field ${name}; it has ${[...known].join(', ')}`);
  }
  if (button) fields.push([button.name, button.value]);
  return fields;
}

function ownValue(control: HTMLElement): string | null {
  const tag = control.tagName.toLowerCase();
  if (tag === 'textarea') return control.text;
  if (tag === 'select') {
    const options = control.querySelectorAll('option');
    const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0];
    return chosen ? decode(chosen.getAttribute('value') ?? chosen.text) : null;
  }
  const type = control.getAttribute('type') ?? 'text';
  if (type === 'file' || type === 'submit' || type === 'button') return null;
  if ((type === 'checkbox' || type === 'radio') && !control.hasAttribute('checked')) return null;
  return decode(control.getAttribute('value') ?? (type === 'checkbox' ? 'on' : ''));
}

/** Attributes come as written in the page. */
function decode(text: string): string {
  return text
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<');
}
