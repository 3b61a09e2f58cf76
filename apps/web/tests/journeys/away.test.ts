import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../../../infra/local/src/ports.ts';

/** The built web before an API that nobody can reach. */
let web: ChildProcess;
let webUrl = '';
beforeAll(async () => {
  const port = await freePort(2);
  webUrl = `http://localhost:${port}`;
  web = spawn(process.execPath, ['build/index.js'], {
    cwd: new URL('../..', import.meta.url),
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      ORIGIN: webUrl,
      API_URL: `http://127.0.0.1:${port + 1}`,
      FORM_ACTION_ORIGINS: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (web.stdout) await once(web.stdout, 'data');
});
afterAll(() => web.kill());

const signedIn = { cookie: 'hamyar_access=x; hamyar_refresh=y', origin: '' };
const ask = (path: string, init: RequestInit = {}) =>
  fetch(webUrl + path, {
    redirect: 'manual',
    ...init,
    headers: { ...signedIn, origin: webUrl, accept: 'text/html', ...init.headers },
  });

test.each(['/', '/me', '/desk/credentials', '/needs'])(
  'somebody who is signed in is told at %s that we are away, and stays signed in',
  async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toContain('بیرون نرفته‌اید');
  },
);

test('what was typed while we are away stands on the page and is sent again by its button', async () => {
  const body = new URLSearchParams({ note: '«سلام» & <b>', reason: 'other' });
  const answer = await ask('/en/offers/x?/decline', { method: 'POST', body });
  expect(answer.status).toBe(503);
  const page = await answer.text();
  expect(page).toContain('<form method="post" action="/en/offers/x?/decline">');
  expect(page).toContain('name="note" value="«سلام» &amp; &lt;b&gt;"');
  expect(page).toContain('Send it again');
});

test('a visitor is told that we are away, in their language', async () => {
  const answer = await ask('/en/needs', { headers: { cookie: '' } });
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
});

test('a form of another site gets a page that says what helps, in the reader’s language', async () => {
  const answer = await ask('/en/sign-in', {
    method: 'POST',
    headers: { origin: 'http://127.0.0.1:1' },
    body: new URLSearchParams({ mobile: '09120000000' }),
  });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain(webUrl);
});
