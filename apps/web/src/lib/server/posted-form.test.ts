import { describe, expect, it } from 'vitest';
import { setLocaleSource } from '../locale.ts';
import { readFields } from './form-data.ts';
import { maxFormBytes, takeForm } from './posted-form.ts';
import { refusalPage } from './refusal-page.ts';

const urlEncoded = 'application/x-www-form-urlencoded';

/** A body that comes in pieces of 8 kB and knows how much of it was taken. */
function counted(bytes: number) {
  const piece = new Uint8Array(8 * 1024).fill(97);
  const body = {
    taken: 0,
    isCancelled: false,
    stream: new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          body.taken += piece.length;
          controller.enqueue(piece);
          if (body.taken >= bytes) controller.close();
        },
        cancel() {
          body.isCancelled = true;
        },
      },
      { highWaterMark: 0 },
    ),
  };
  return body;
}

function post(body: BodyInit, headers: Record<string, string> = { 'content-type': urlEncoded }): Request {
  const init = { method: 'POST', headers, body, duplex: 'half' };
  return new Request('https://hamyar.example/give', init);
}

const fields = (count: number) => Array.from({ length: count }, (_, at) => `f${at}=1`).join('&');

describe('a posted form', () => {
  it('that says it is too large is refused without a look at it', async () => {
    const body = counted(50 * 1024 * 1024);
    const request = post(body.stream, { 'content-type': urlEncoded, 'content-length': '52428800' });
    expect(await takeForm(request)).toBe('too_large');
    expect(body.taken).toBe(0);
  });

  it('that does not say how large it is is read to the limit and no further, and its connection is left open', async () => {
    const body = counted(50 * 1024 * 1024);
    expect(await takeForm(post(body.stream))).toBe('too_large');
    expect(body.taken).toBeLessThanOrEqual(maxFormBytes + 16 * 1024);
    expect(body.isCancelled).toBe(false);
  });

  it('of two hundred fields is taken as it is, of one more refused', async () => {
    const taken = await takeForm(post(fields(200)));
    expect(taken instanceof Request && (await taken.text())).toBe(fields(200));
    expect(await takeForm(post(fields(201)))).toBe('too_many_fields');
    const parts = new FormData();
    for (let part = 0; part < 201; part++) parts.append('ids[]', String(part));
    expect(await takeForm(post(parts, {}))).toBe('too_many_fields');
  });

  it('that is none is refused, and one without a body is taken', async () => {
    expect(await takeForm(post('{}', { 'content-type': 'application/json' }))).toBe('unreadable');
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(await takeForm(post('--y', broken))).toBe('unreadable');
    const empty = new Request('https://hamyar.example/sign-out', { method: 'POST' });
    expect(await takeForm(empty)).toBe(empty);
  });

  it('is read in one pass: no field makes it look through all the others', () => {
    const asked: string[] = [];
    class Watched extends FormData {
      override getAll(name: string) {
        asked.push(name);
        return super.getAll(name);
      }
      override get(name: string) {
        asked.push(name);
        return super.get(name);
      }
    }
    const form = new Watched();
    for (let field = 0; field < 200; field++) form.append(`f${field}`, '1');
    form.append('f0', '2');
    expect(Object.keys(readFields(form).input)).toHaveLength(200);
    expect(readFields(form).input['f0']).toBe('2');
    expect(asked).toEqual([]);
  });
});

describe('a refused form', () => {
  it('is told in the language of its page what helps', async () => {
    setLocaleSource(() => 'fa');
    const persian = refusalPage('too_large', 'fa');
    expect([persian.status, persian.headers.get('cache-control')]).toEqual([413, 'no-store']);
    expect(await persian.text()).toMatch(/<html lang="fa" dir="rtl">[^]*۶۴ کیلوبایت[^]*کوتاه کنید/);
    setLocaleSource(() => 'en');
    expect(await refusalPage('too_many_fields', 'en').text()).toMatch(/dir="ltr"[^]*200 fields[^]*in parts/);
    expect(refusalPage('unreadable', 'en').status).toBe(400);
  });
});
