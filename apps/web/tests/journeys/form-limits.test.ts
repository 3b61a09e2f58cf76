import { expect, test } from 'vitest';
import { world } from './platform.ts';

const { webUrl } = world.platform;

function post(path: string, body: BodyInit): Promise<Response> {
  const init = {
    method: 'POST',
    redirect: 'manual',
    duplex: 'half',
    headers: { origin: webUrl, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body,
  } satisfies RequestInit & { duplex: string };
  return fetch(webUrl + path, init);
}

const importPage = '/desk/imports/00000000-0000-7000-8000-000000000000';

test.each(['/sign-in', '/theme', '/role', '/sign-out', `${importPage}?/commit`, '/nowhere'])(
  'a form that is too large is refused at %s with a page that says what helps',
  async (path) => {
    for (const body of ['a'.repeat(70_000), new Blob(['a'.repeat(70_000)]).stream()]) {
      const answer = await post(path, body);
      expect(answer.status).toBe(413);
      expect(await answer.text()).toContain('۶۴ کیلوبایت');
      expect(answer.headers.get('x-request-id')).not.toBeNull();
    }
    const fields = 'f=&'.repeat(200);
    expect((await post(`/en${path}`, `${fields}f=`)).status).toBe(413);
    expect((await post(path, fields.slice(0, -1))).status).not.toBe(413);
  },
);

test('a file is taken from nobody who has not signed in', async () => {
  const form = new FormData();
  form.set('file', new Blob(['a'.repeat(70_000)]), 'gifts.csv');
  const answer = await fetch(`${webUrl}/desk/imports`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: webUrl, accept: 'text/html' },
    body: form,
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fdesk%2Fimports']);
});
