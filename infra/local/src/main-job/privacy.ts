import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewVolunteer } from './volunteer.ts';
import { eventually, type JobWorld, must } from './world.ts';

/** Step 8: the volunteer asks for a copy of their data and takes it home as `my-data.zip`; nobody else can. */
export async function takeDataHome(
  world: JobWorld,
  { browser }: NewVolunteer,
  folder: string,
): Promise<{ copyBytes: number }> {
  await browser.submit(await browser.get('/me/data'), 'form[action*="copy"]');
  const page = await eventually('a copy of the data', async () => {
    const shown = await browser.get('/me/data');
    return shown.root.querySelector('form[action*="open"]') && shown;
  });
  const zip = await browser.store(page, 'form[action*="open"]');
  must('the copy is a zip', zip.subarray(0, 4).toString('latin1'), 'PK\x03\x04');
  const fileId = page.root.querySelector('form[action*="open"] input[name="fileId"]')?.getAttribute('value');
  const guess = await world.browse().get(`/files/${fileId}?until=9999999999&signature=${'0'.repeat(64)}`);
  must(
    'a stranger with the address gets no file',
    guess.url.includes('/sign-in') || guess.status >= 400,
    true,
  );
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'my-data.zip'), zip);
  return { copyBytes: zip.length };
}
