import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemChance } from '@hamyar/platform';
import { aPdf, sent } from '@hamyar/testing/uploads';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { accountIdOf } from '../access/index.ts';
import { addAttachment } from './add-attachment.ts';
import { lettersChecks } from './checks.ts';
import { draftLetter } from './draft-letter.ts';
import { eraseLetters } from './erase-letters.ts';
import { issueLetter } from './issue-letter.ts';
import { printLetter } from './print-letter.ts';
import { showByCode } from './show-by-code.ts';
import { showLetter } from './show-letter.ts';

let world: World;
let officer: Ctx;
beforeEach(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
  await world.owner.query("update account set display_name = 'مینا نمونه' where id = $1", [
    accountIdOf(officer),
  ]);
});
afterEach(() => world.close());

const words = {
  addressee: 'شهرداری مشهد',
  subject: 'جا برای کلینیک',
  body: 'با سلام\n\nخواهشمند است دستور فرمایید.',
};
async function drafted(): Promise<string> {
  const form = { formKey: systemChance.newId(), provinceCode: 'IR-09', ...words };
  return (await draftLetter(officer, form)).letterId;
}
async function issued() {
  const letterId = await drafted();
  await issueLetter(officer, letterId, (await showLetter(officer, letterId)).version);
  return { letterId, letter: await showLetter(officer, letterId) };
}

describe('whoever has the code of a letter', () => {
  it('sees that it is ours, and nothing of what it says or to whom', async () => {
    const { letter } = await issued();
    const seen = await showByCode(world.as(), (letter.code ?? '').toLowerCase());
    expect(seen).toEqual({
      number: 'IR-09/1405/1',
      issuedOn: '2026-11-21',
      subject: words.subject,
      provinceCode: 'IR-09',
      attachments: 0,
      digest: letter.digest,
      withdrawn: null,
    });
    await expect(showByCode(world.as(), 'AAAAAAAAAA')).rejects.toMatchObject({
      reason: 'letter.unknown_code',
    });
  });

  it.skipIf(process.env['WITHOUT_POPPLER'])(
    'and the paper can tell by the digest whether a word of it was changed',
    async () => {
      const { letterId, letter } = await issued();
      const { content } = await printLetter(officer, { letterId, locale: 'fa' });
      const folder = mkdtempSync(join(tmpdir(), 'hamyar-letter-'));
      writeFileSync(join(folder, 'letter.pdf'), content);
      execFileSync('pdfdetach', [
        '-save',
        '1',
        '-o',
        join(folder, 'letter.json'),
        join(folder, 'letter.pdf'),
      ]);
      const found = createHash('sha256')
        .update(readFileSync(join(folder, 'letter.json')))
        .digest('hex');
      expect(found).toBe(letter.digest);
      expect(JSON.parse(readFileSync(join(folder, 'letter.json'), 'utf8'))).toMatchObject({
        number: letter.number,
        to: words.addressee,
      });
      const again = await printLetter(officer, { letterId, locale: 'fa' });
      expect(Buffer.from(again.content).equals(Buffer.from(content))).toBe(true);
    },
  );

  it('a draft has no paper', async () => {
    await expect(printLetter(officer, { letterId: await drafted(), locale: 'fa' })).rejects.toMatchObject({
      reason: 'letter.not_issued',
    });
  });
});

it('drafts go after thirty days; after ten years of a letter only number, day, subject and digest are left', async () => {
  const { letterId, letter } = await issued();
  const draftId = await drafted();
  const { file } = await addAttachment(officer, { letterId: draftId, fileName: 'نقشه.pdf' }, sent(aPdf('x')));
  world.clock.set('2026-12-23T08:00:00Z');
  expect(await eraseLetters(world.asJob('letters.erase'))).toBe(1);
  await expect(showLetter(officer, draftId)).rejects.toMatchObject({ reason: 'letter.unknown' });
  const { rows } = await world.owner.query('select forgotten_at from stored_file where id = $1', [file.id]);
  expect(rows[0]).not.toEqual({ forgotten_at: null });
  world.clock.set('2036-12-23T08:00:00Z');
  expect(await eraseLetters(world.asJob('letters.erase'))).toBe(1);
  const left = await showLetter(officer, letterId);
  expect(left).toMatchObject({
    number: letter.number,
    subject: words.subject,
    digest: letter.digest,
    addressee: '',
    body: '',
    may: ['withdraw'],
  });
  await expect(printLetter(officer, { letterId, locale: 'fa' })).rejects.toMatchObject({
    reason: 'letter.erased',
  });
  for (const { sql } of lettersChecks) expect((await world.owner.query(sql)).rows).toEqual([]);
});
