import { withTransaction } from '@hamyar/db';
import { systemChance } from '@hamyar/platform';
import { aPdf, sent } from '@hamyar/testing/uploads';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { accountIdOf } from '../access/index.ts';
import { examineFile } from '../files/examine-file.ts';
import { addAttachment } from './add-attachment.ts';
import { lettersChecks } from './checks.ts';
import { draftLetter } from './draft-letter.ts';
import { issueLetter } from './issue-letter.ts';
import { listLetters } from './list-letters.ts';
import { removeAttachment } from './remove-attachment.ts';
import { reviseLetter } from './revise-letter.ts';
import { showByCode } from './show-by-code.ts';
import { showLetter } from './show-letter.ts';
import { withdrawLetter } from './withdraw-letter.ts';

let world: World;
let officer: Ctx;
beforeEach(async () => {
  world = await openWorld();
  officer = await named('officer', 'IR-09', 'مینا نمونه');
});
afterEach(() => world.close());

async function named(role: Parameters<World['asStaff']>[0], provinceCode: string | null, name: string) {
  const ctx = await world.asStaff(role, provinceCode);
  await world.owner.query('update account set display_name = $2 where id = $1', [accountIdOf(ctx), name]);
  return ctx;
}
const words = {
  addressee: 'شهرداری مشهد',
  subject: 'جا برای کلینیک',
  body: 'با سلام\n\nخواهشمند است دستور فرمایید.',
};
async function drafted(ctx = officer, provinceCode: string | null = 'IR-09'): Promise<string> {
  return (await draftLetter(ctx, { formKey: systemChance.newId(), provinceCode, ...words })).letterId;
}
const versionOf = async (letterId: string, ctx = officer) => (await showLetter(ctx, letterId)).version;
async function issued(ctx = officer, provinceCode: string | null = 'IR-09') {
  const letterId = await drafted(ctx, provinceCode);
  const { number } = await issueLetter(ctx, letterId, await versionOf(letterId, ctx));
  return { letterId, number, letter: await showLetter(ctx, letterId) };
}
async function attached(letterId: string, inside = 'x') {
  const { file } = await addAttachment(officer, { letterId, fileName: 'نقشه.pdf' }, sent(aPdf(inside)));
  return file.id;
}
const findings = async () => {
  const found = [];
  for (const { sql } of lettersChecks) found.push(...(await world.owner.query(sql)).rows);
  return found;
};

describe('a letter', () => {
  it('is drafted, written anew on what was seen, and issued with number, date and signer', async () => {
    const letterId = await drafted();
    const version = await versionOf(letterId);
    await reviseLetter(officer, letterId, { version, ...words, subject: 'جای کلینیک' });
    await expect(reviseLetter(officer, letterId, { version, ...words })).rejects.toMatchObject({
      reason: 'case.changed',
    });
    await expect(issueLetter(officer, letterId, version)).rejects.toMatchObject({ reason: 'case.changed' });
    expect(await issueLetter(officer, letterId, await versionOf(letterId))).toEqual({
      number: 'IR-09/1405/1',
    });
    expect(await showLetter(officer, letterId)).toMatchObject({
      state: 'issued',
      number: 'IR-09/1405/1',
      issuedOn: '2026-11-21',
      subject: 'جای کلینیک',
      paragraphs: ['با سلام', 'خواهشمند است دستور فرمایید.'],
      signer: { name: 'مینا نمونه', role: 'officer' },
      may: ['print', 'withdraw'],
    });
    expect(await findings()).toEqual([]);
  });

  it('posted twice is one', async () => {
    const form = { formKey: systemChance.newId(), provinceCode: 'IR-09', ...words };
    expect(await draftLetter(officer, form)).toEqual(await draftLetter(officer, form));
    await expect(draftLetter(officer, { ...form, subject: 'دیگری' })).rejects.toMatchObject({
      reason: 'letter.form_used',
    });
  });

  it('twenty issued at once by an office have twenty numbers, without a gap and without a double', async () => {
    const drafts = await Promise.all(Array.from({ length: 20 }, () => drafted()));
    const seen = await Promise.all(drafts.map((id) => versionOf(id)));
    const numbers = await Promise.all(drafts.map((id, at) => issueLetter(officer, id, seen[at] ?? '')));
    expect(numbers.map(({ number }) => Number(number.split('/')[2])).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
    expect(await findings()).toEqual([]);
  });

  it('issued by two at once is issued once, and a number that came to nothing is given to the next', async () => {
    const letterId = await drafted();
    const version = await versionOf(letterId);
    const twice = await Promise.allSettled([1, 2, 3].map(() => issueLetter(officer, letterId, version)));
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const undone = await drafted();
    const failing: Ctx = {
      ...officer,
      randomBytes: () => {
        throw new Error('no chance');
      },
    };
    await expect(issueLetter(failing, undone, await versionOf(undone))).rejects.toThrow('no chance');
    expect((await issued()).number).toBe('IR-09/1405/2');
    expect(await findings()).toEqual([]);
  });

  it('is counted by office and by Solar year, the nation’s apart', async () => {
    const nation = await named('national', null, 'کاوه نمونه');
    expect((await issued()).number).toBe('IR-09/1405/1');
    expect((await issued(nation, null)).number).toBe('IR/1405/1');
    world.clock.set('2027-03-21T08:00:00Z');
    expect((await issued()).number).toBe('IR-09/1406/1');
  });

  it('never changes once it is issued, whoever writes and however', async () => {
    const { letterId, letter } = await issued();
    await expect(
      reviseLetter(officer, letterId, { version: letter.version, ...words }),
    ).rejects.toMatchObject({ reason: 'letter.not_draft' });
    await expect(attached(letterId)).rejects.toMatchObject({ reason: 'letter.not_draft' });
    for (const sql of [
      "update letter set body = 'x'",
      'update letter set serial_number = 9',
      "update letter set erased_at = now(), body = ''",
      'update letter_counter set last_number = 7',
    ])
      await expect(withTransaction(officer, (tx) => tx.$client.query(sql))).rejects.toThrow();
    await expect(world.owner.query('delete from letter')).rejects.toThrow();
    expect(await showLetter(officer, letterId)).toEqual(letter);
  });

  it('that is withdrawn keeps its number and says why, once', async () => {
    const { letterId, letter } = await issued();
    const reason = 'شمارهٔ قرارداد اشتباه بود';
    await withdrawLetter(officer, letterId, { version: letter.version, reason });
    const after = await showLetter(officer, letterId);
    expect(after).toMatchObject({
      state: 'withdrawn',
      number: letter.number,
      withdrawn: { reason },
      may: ['print'],
    });
    await expect(withdrawLetter(officer, letterId, { version: after.version, reason })).rejects.toMatchObject(
      { reason: 'letter.not_issued' },
    );
    await expect(
      world.owner.query('update letter set withdrawn_at = null, withdrawn_reason = null'),
    ).rejects.toThrow();
    expect(await showByCode(world.as(), letter.code ?? '')).toMatchObject({ withdrawn: { reason } });
    expect((await issued()).number).toBe('IR-09/1405/2');
  });

  it('is its office’s: others neither see nor write it, and a council member does not either', async () => {
    const { letterId, letter } = await issued();
    const elsewhere = await named('officer', 'IR-14', 'دیگری');
    await expect(showLetter(elsewhere, letterId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(drafted(elsewhere)).rejects.toMatchObject({ code: 'not_found' });
    await expect(drafted(officer, null)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listLetters(elsewhere, { limit: 10 })).items).toEqual([]);
    await expect(listLetters(elsewhere, { limit: 10, office: 'IR-09' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(listLetters(await world.asStaff('council', 'IR-09'), { limit: 10 })).rejects.toMatchObject({
      reason: 'access.role_lacks_permission',
    });
    const changed = await withTransaction(elsewhere, (tx) =>
      tx.$client.query("update letter set withdrawn_at = now(), withdrawn_reason = 'x'"),
    );
    expect(changed.rowCount).toBe(0);
    const administrator = await named('provincial_administrator', 'IR-09', 'نسرین نمونه');
    expect((await showLetter(administrator, letterId)).number).toBe(letter.number);
    const { letter: theirs } = await issued(administrator);
    expect(theirs.signer).toEqual({ name: 'نسرین نمونه', role: 'provincial_administrator' });
  });

  it('is listed newest first, page by page', async () => {
    const ids = [await drafted(), await drafted(), await drafted()];
    const first = await listLetters(officer, { limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const rest = await listLetters(officer, { limit: 2, cursor: first.next ?? '', office: 'IR-09' });
    expect(rest).toMatchObject({ items: [{ id: ids[0] }], next: null });
  });

  it('is signed by nobody without a name', async () => {
    const unnamed = await world.asStaff('officer', 'IR-09');
    const letterId = await drafted(unnamed);
    await expect(issueLetter(unnamed, letterId, await versionOf(letterId))).rejects.toMatchObject({
      reason: 'letter.signer_unnamed',
    });
  });

  it.each([
    [Array.from({ length: 21 }, () => 'x').join('\n'), 'letter.too_many_paragraphs'],
    ['x'.repeat(2_001), 'letter.paragraph_too_long'],
  ])('that does not fit on its paper is refused with %#', async (body, reason) => {
    await expect(
      draftLetter(officer, { formKey: systemChance.newId(), provinceCode: 'IR-09', ...words, body }),
    ).rejects.toMatchObject({ reason });
  });
});

describe('what lies beside a letter', () => {
  it('is looked at before the letter goes, counted on it, and bound by its digest', async () => {
    const letterId = await drafted();
    const fileId = await attached(letterId);
    expect(await attached(letterId)).toBe(fileId);
    expect((await showLetter(officer, letterId)).may).toEqual(['write']);
    await expect(issueLetter(officer, letterId, await versionOf(letterId))).rejects.toMatchObject({
      reason: 'letter.attachment_waiting',
    });
    await examineFile(world.asJob('files.examine'), fileId);
    await issueLetter(officer, letterId, await versionOf(letterId));
    const letter = await showLetter(officer, letterId);
    expect(letter).toMatchObject({ attachments: 1, files: [{ fileName: 'نقشه.pdf', may: ['open'] }] });
    await expect(removeAttachment(officer, { letterId, fileId })).rejects.toMatchObject({
      reason: 'letter.not_draft',
    });
  });

  it('is at most five files, and of a draft it is taken away again', async () => {
    const letterId = await drafted();
    const files = [];
    for (const inside of ['1', '2', '3', '4', '5']) files.push(await attached(letterId, inside));
    await expect(attached(letterId, '6')).rejects.toMatchObject({ reason: 'letter.attachments_full' });
    await removeAttachment(officer, { letterId, fileId: files[0] ?? '' });
    await attached(letterId, '6');
    await expect(removeAttachment(officer, { letterId, fileId: files[0] ?? '' })).rejects.toMatchObject({
      reason: 'file.not_found',
    });
  });
});
