import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { forgetPages, sharedPage } from './shared-page.ts';

type RouteId = RequestEvent['route']['id'];

let pages = 0;

/** As much of a request as decides whether its page is shared; each test asks for an address of its own. */
function asking(over: { cookies?: string[]; method?: string; route?: RouteId; address?: string } = {}) {
  const event = {
    cookies: { getAll: () => (over.cookies ?? []).map((name) => ({ name, value: '1' })) },
    isDataRequest: false,
    locals: { theme: 'auto' },
    request: new Request('https://hamyar.example/', { method: over.method ?? 'GET' }),
    route: { id: over.route === undefined ? ('/[[lang=lang]]/(public)/projects' as const) : over.route },
    url: new URL(over.address ?? `https://hamyar.example/projects?page=${pages++}`),
  };
  // The rest of a request is never looked at.
  return event as unknown as RequestEvent;
}

/** A page that says how often it was drawn. */
function drawing(headers: Record<string, string> = {}, status = 200) {
  let drawn = 0;
  return async () => {
    const count = (drawn += 1);
    await Promise.resolve();
    return new Response(`drawn ${count}`, { status, headers: { 'content-type': 'text/html', ...headers } });
  };
}

const twice = async (event: RequestEvent, draw: () => Promise<Response>) => {
  const answers = await Promise.all([sharedPage(event, draw), sharedPage(event, draw)]);
  return Promise.all(answers.map((answer) => answer.text()));
};

describe('a page that says the same to everybody', () => {
  it('is drawn once for all who ask at once, and again for whoever asks for another address', async () => {
    const draw = drawing();
    const event = asking();
    expect(await twice(event, draw)).toEqual(['drawn 1', 'drawn 1']);
    expect(await (await sharedPage(event, draw)).text()).toBe('drawn 1');
    expect(await (await sharedPage(asking(), draw)).text()).toBe('drawn 2');
  });

  it('gives each answer headers of its own', async () => {
    const event = asking();
    const [one, other] = [await sharedPage(event, drawing()), await sharedPage(event, drawing())];
    one.headers.set('x-request-id', 'one');
    expect(other.headers.has('x-request-id')).toBe(false);
  });

  it('is nobody else’s where a cookie came along, a form was posted or the page is personal', async () => {
    for (const event of [
      asking({ cookies: ['__Host-hamyar_access'] }),
      asking({ cookies: ['hamyar_browser'] }),
      asking({ method: 'POST' }),
      asking({ route: '/[[lang=lang]]/(member)/me' }),
      asking({ route: null }),
    ])
      expect(await twice(event, drawing()), event.request.method).toEqual(['drawn 1', 'drawn 2']);
  });

  it('is shared with whoever chose the same colours', async () => {
    expect(await twice(asking({ cookies: ['theme'] }), drawing())).toEqual(['drawn 1', 'drawn 1']);
  });

  it('is not kept when it sets a cookie, leads elsewhere, failed or is a file', async () => {
    for (const draw of [
      drawing({ 'set-cookie': 'hamyar_browser=1' }),
      drawing({}, 303),
      drawing({}, 503),
      drawing({ 'content-type': 'text/csv' }),
    ])
      expect(await twice(asking(), draw)).toEqual(['drawn 1', 'drawn 2']);
  });

  it('is drawn anew once something was changed, also where a drawing had begun before', async () => {
    const event = asking();
    const draw = drawing();
    const begun = sharedPage(event, draw);
    forgetPages();
    expect(await (await sharedPage(event, draw)).text()).toBe('drawn 2');
    expect(await (await begun).text()).toBe('drawn 1');
    expect(await (await sharedPage(event, draw)).text()).toBe('drawn 2');
  });

  it('is drawn anew after a drawing that failed', async () => {
    const event = asking();
    await expect(sharedPage(event, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await (await sharedPage(event, drawing())).text()).toBe('drawn 1');
  });
});
