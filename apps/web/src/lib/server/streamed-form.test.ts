import { describe, expect, it } from 'vitest';
import { readStreamedForm } from './streamed-form.ts';

const maxFileBytes = 100_000;
const url = 'https://hamyar.example/desk/imports';

/** A form as the platform's own FormData writes it, in pieces of so many bytes. */
async function posted(form: FormData, pieceBytes: number): Promise<Request> {
  const whole = new Request(url, { method: 'POST', body: form });
  const bytes = new Uint8Array(await whole.arrayBuffer());
  return inPieces(bytes, whole.headers.get('content-type') ?? '', pieceBytes);
}

function inPieces(bytes: Uint8Array<ArrayBuffer>, contentType: string, pieceBytes: number): Request {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + pieceBytes));
      at += pieceBytes;
    },
  });
  const init = { method: 'POST', headers: { 'content-type': contentType }, body, duplex: 'half' };
  return new Request(url, init);
}

function formWith(content: Uint8Array<ArrayBuffer> | string, name = 'کمک "۱".csv'): FormData {
  const form = new FormData();
  form.append('kind', 'contributions');
  form.append('provinceCode', 'IR-09');
  form.append('file', new File([content], name));
  return form;
}

const contentOf = async (form: Awaited<ReturnType<typeof readStreamedForm>>) =>
  new Uint8Array(await new Response(form.file?.content).arrayBuffer());

describe('a posted form with a file', () => {
  it.each([1, 7, 64, 100_000])('is read the same in pieces of %i bytes', async (pieceBytes) => {
    // Ends of lines, dashes and half delimiters are content like any other.
    const content = new TextEncoder().encode('a\r\n--\r\n------\r\r\n--formdata\0\n'.repeat(20));
    const form = await readStreamedForm(await posted(formWith(content), pieceBytes), maxFileBytes);
    expect([...form.fields]).toEqual([
      ['kind', 'contributions'],
      ['provinceCode', 'IR-09'],
    ]);
    expect(form.file?.name).toBe('کمک "۱".csv');
    expect(await contentOf(form)).toEqual(content);
  });

  it('is not read further than its file is asked for', async () => {
    const request = await posted(formWith('x'.repeat(50_000)), 1_000);
    const form = await readStreamedForm(request, maxFileBytes);
    expect((await form.file?.content.getReader().read())?.value?.length).toBeLessThanOrEqual(1_000);
  });

  it('has no file when none was chosen, and an empty one when that is what was sent', async () => {
    const none = await readStreamedForm(await posted(formWith('', ''), 64), maxFileBytes);
    expect(none.file).toBeNull();
    const empty = await readStreamedForm(await posted(formWith(''), 64), maxFileBytes);
    expect(await contentOf(empty)).toHaveLength(0);
  });

  it('breaks off where its file or its words are larger than allowed, and says which', async () => {
    const form = await readStreamedForm(await posted(formWith('x'.repeat(100_001)), 4_096), maxFileBytes);
    await expect(contentOf(form)).rejects.toThrow();
    expect(form.file?.fault()?.problem).toBe('too_large');
    const field = new FormData();
    field.append('kind', 'x'.repeat(70_000));
    await expect(readStreamedForm(await posted(field, 4_096), maxFileBytes)).rejects.toMatchObject({
      problem: 'words_too_large',
    });
    const said = new Request(url, {
      method: 'POST',
      headers: { 'content-length': '52428800', 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x',
    });
    await expect(readStreamedForm(said, maxFileBytes)).rejects.toMatchObject({ problem: 'too_large' });
  });

  it('is refused when it does not arrive whole, or when something follows the file', async () => {
    const whole = await posted(formWith('a file'), 100_000);
    const contentType = whole.headers.get('content-type') ?? '';
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const cut = await readStreamedForm(inPieces(bytes.slice(0, -20), contentType, 64), maxFileBytes);
    await expect(contentOf(cut)).rejects.toThrow();
    expect(cut.file?.fault()?.problem).toBe('broken');
    const more = formWith('a file');
    more.append('kind', 'needs');
    const followed = await readStreamedForm(await posted(more, 64), maxFileBytes);
    await expect(contentOf(followed)).rejects.toThrow();
    expect(followed.file?.fault()?.problem).toBe('broken');
    const plain = new Request(url, { method: 'POST', body: 'a=b' });
    await expect(readStreamedForm(plain, maxFileBytes)).rejects.toMatchObject({ problem: 'broken' });
  });
});
