import { withTransaction } from '@hamyar/db';
import { csv, heading, inImportWorld, title } from '@hamyar/testing/imports';
import { describe, expect, it, vi } from 'vitest';
import { contributionsChecks } from '../../giving/contributions/checks.ts';
import { type VerifiedGift } from '../../giving/contributions/index.ts';
import { recordContribution } from '../../giving/contributions/record-contribution.ts';
import { contributionsAccount, gatewayAccount } from '../../ground/ledger/index.ts';
import { postOnce } from '../../ground/ledger/post-once.ts';
import { answerImport } from './answer-import.ts';
import { commitImport } from './commit-import.ts';
import { listWarnings } from './list-warnings.ts';
import { runCommit } from './run-commit.ts';
import { runPreview } from './run-preview.ts';
import { showImport } from './show-import.ts';

vi.setConfig({ testTimeout: 60_000 });

const { world, officer, service, uploadSample, upload, commitOf, rows, countOf, checksHold } =
  inImportWorld();

// The gift of the case is of 7 Azar 1405; a file is read on the day it came.
const theDay = '2026-11-28';
const untilTheDay = () =>
  world().clock.advance(Date.parse(`${theDay}T09:00:00Z`) - world().clock.now().getTime());

/** Money that arrived at the gateway and was proven, as a settled payment posts it. */
async function paidOnline(gift: Partial<VerifiedGift> = {}): Promise<void> {
  const ctx = world().asOperator();
  const { amountIrr = 7_770_000n, contributedOn = theDay } = gift;
  const [project] = await rows<{ id: string }>(
    `insert into project (id, province_code, theme, title_fa, summary_fa, target_irr, unit_label_fa, unit_count, status)
     values (uuidv7(), 'IR-09', 'housing', 't', 's', 1000000000, 'u', 1, 'open') returning id`,
  );
  await withTransaction(ctx, async (tx) => {
    const transactionId = await postOnce(ctx, tx, {
      kind: 'capture',
      refType: 'payment',
      refId: ctx.newId(),
      recognisedOn: contributedOn,
      entries: [
        { account: gatewayAccount('zarinpal'), amountIrr },
        { account: contributionsAccount('IR-09', 'cash'), amountIrr: -amountIrr },
      ],
    });
    await recordContribution(ctx, tx, {
      transactionId: transactionId ?? '',
      provinceCode: 'IR-09',
      countyCode: '0916',
      theme: 'housing',
      projectId: project?.id ?? '',
      donorName: null,
      donorMobile: null,
      isAnonymous: true,
      amountIrr,
      referenceId: '715878720',
      contributedOn,
      ...gift,
    });
  });
}

const sampleOf = async (name: string) =>
  (await uploadSample(officer(), 'contributions', `cases/${name}`)).batchId;
const cash = async () =>
  (await rows<{ sum: string }>('select coalesce(sum(amount_irr), 0)::text as sum from contribution'))[0]?.sum;

describe('a gift that its giver paid at the gateway', () => {
  it('and that the office lists is already recorded: said before the commit, and not counted again', async () => {
    untilTheDay();
    await paidOnline();
    const batchId = await sampleOf('online-gift-again.csv');
    expect(await showImport(officer(), batchId)).toMatchObject({
      state: 'previewed',
      recorded: {
        listed: 0,
        paid: 1,
        same: 0,
        paidRows: [2],
        amounts: { cashIrr: '7770000', goodsIrr: '0', serviceIrr: '0' },
      },
      warnings: [{ row: 2, reason: 'already_recorded', cellText: '715878720' }],
    });
    expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 0, unchangedRows: 1 });
    expect(await cash()).toBe('7770000');
    await checksHold();
  });

  it('after the office had listed it counts once: the list’s copy is taken back', async () => {
    untilTheDay();
    await commitOf(officer(), await sampleOf('online-gift-again.csv'));
    await paidOnline();
    expect(await cash()).toBe('7770000');
    expect(await countOf('contribution')).toBe(3);
    await checksHold();
  });

  it('is found twice by a check, should it ever stand twice', async () => {
    untilTheDay();
    await paidOnline();
    await paidOnline({ referenceId: '1', amountIrr: 5n });
    await commitOf(
      officer(),
      (
        await upload(
          officer(),
          { kind: 'contributions' },
          csv(title, heading, '1405/09/07;نقدی;5;مشهد;الف;99'),
        )
      ).batchId,
    );
    await world().owner.query("update contribution set tracking_number = '01' where tracking_number = '99'");
    const check = contributionsChecks.find(({ title: said }) => said.includes('two doors'));
    expect(await rows(check?.sql ?? '')).toHaveLength(1);
  });

  it('of another day or by another channel may be the same, and a person decides', async () => {
    untilTheDay();
    await paidOnline({ contributedOn: '2026-11-26' });
    const batchId = await sampleOf('online-gift-again.csv');
    expect(await showImport(officer(), batchId)).toMatchObject({
      state: 'needs_answers',
      understanding: {
        questions: [{ ask: 'same_gift', gifts: [{ row: 2, otherFile: null, otherDay: '2026-11-26' }] }],
      },
    });
  });
});

describe('a gift that was paid online and that a list names by another number, or by none', () => {
  const listed = async (number: string, { amount = '7770000', channel = 'درگاه' } = {}) =>
    (
      await upload(
        officer(),
        { kind: 'contributions' },
        csv(title, `${heading};نحوه پرداخت`, `1405/09/07;نقدی;${amount};مشهد;الف;${number};${channel}`),
      )
    ).batchId;

  it.each(['پیگیری: 715878720', 'شماره پیگیری 715878720', '#715878720', '7158-78720', 'Ref. 00715878720'])(
    'is known by its number however it is written: %s',
    async (number) => {
      untilTheDay();
      await paidOnline();
      expect(await showImport(officer(), await listed(number))).toMatchObject({
        state: 'previewed',
        recorded: { paid: 1 },
      });
    },
  );

  it.each([
    ['no number', '', {}],
    ['a dash', '-', {}],
    ['a number that lost its digits', '7.15879E+08', {}],
    ['the end of its number', '8720', {}],
    ['no channel either', '', { channel: '' }],
    ['its number and an amount ten rials higher', '715878720', { amount: '7770010' }],
  ])('may be the same with %s, and a person decides', async (_, number, rest) => {
    untilTheDay();
    await paidOnline();
    expect(await showImport(officer(), await listed(number, rest))).toMatchObject({
      state: 'needs_answers',
      understanding: { questions: [{ ask: 'same_gift', gifts: [{ row: 3, otherFile: null }] }] },
    });
  });

  it.each([
    ['a number of its own', '99112233', {}],
    ['another channel', '', { channel: 'کارتخوان' }],
    ['another amount', '', { amount: '7770010' }],
  ])('is another gift with %s', async (_, number, rest) => {
    untilTheDay();
    await paidOnline();
    expect(await showImport(officer(), await listed(number, rest))).toMatchObject({
      state: 'previewed',
      recorded: { paid: 0 },
    });
  });

  it('is found by the check while nobody decided on it, and not where a person told the two apart', async () => {
    untilTheDay();
    await paidOnline();
    const batchId = await listed('');
    const { version } = await showImport(officer(), batchId);
    await answerImport(officer(), batchId, { version, sameGifts: { rows: { 3: 'different' } } });
    await runPreview(service(), batchId, 1);
    expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 1 });
    await checksHold();
    await world().owner.query('update contribution set is_told_apart = false');
    const check = contributionsChecks.find(({ title: said }) => said.includes('two doors'));
    expect(await rows(check?.sql ?? '')).toHaveLength(1);
  });

  it('yields to its payment, should that be proven after the list', async () => {
    untilTheDay();
    await commitOf(officer(), await listed('پیگیری: 7158-78720'));
    await paidOnline();
    expect(await cash()).toBe('7770000');
    await checksHold();
  });
});

describe('a number that was filled in later', () => {
  const decide = async (batchId: string, decision: 'same' | 'different') => {
    const { version } = await showImport(officer(), batchId);
    await answerImport(officer(), batchId, { version, sameGifts: { rows: { 2: decision } } });
    await runPreview(service(), batchId, 1);
    return showImport(officer(), batchId);
  };

  it('is shown as what may be the gift of an earlier row, and written by nobody’s guess', async () => {
    await commitOf(officer(), await sampleOf('tracking-moved-a.csv'));
    const batchId = await sampleOf('tracking-moved-b.csv');
    expect(await showImport(officer(), batchId)).toMatchObject({
      state: 'needs_answers',
      understanding: {
        questions: [
          {
            ask: 'same_gift',
            gifts: [{ row: 2, number: '998877', otherFile: 'tracking-moved-a.csv', otherRow: 2 }],
          },
        ],
      },
    });
    expect((await listWarnings(officer(), { batchId, after: 0, limit: 10 })).items).toMatchObject([
      { row: 2, reason: 'may_be_same' },
    ]);
    await expect(commitImport(officer(), batchId, '0')).rejects.toMatchObject({ reason: 'import.not_now' });
  });

  it('belongs to that gift where a person says so, which is then known by it', async () => {
    await commitOf(officer(), await sampleOf('tracking-moved-a.csv'));
    const batchId = await sampleOf('tracking-moved-b.csv');
    expect(await decide(batchId, 'same')).toMatchObject({ state: 'previewed', recorded: { same: 1 } });
    expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 0, unchangedRows: 1 });
    expect(await rows('select tracking_number, amount_irr from contribution')).toEqual([
      { tracking_number: '998877', amount_irr: '4000000' },
    ]);
    const again = await upload(
      officer(),
      { kind: 'contributions' },
      csv(title, heading, '1405/03/03;نقدی;4000000;مشهد;خیر ت;998877'),
    );
    expect(await showImport(officer(), again.batchId)).toMatchObject({ recorded: { listed: 1 } });
    await checksHold();
  });

  it('is another gift where a person says so', async () => {
    await commitOf(officer(), await sampleOf('tracking-moved-a.csv'));
    const batchId = await sampleOf('tracking-moved-b.csv');
    await decide(batchId, 'different');
    expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 1 });
    expect(await cash()).toBe('8000000');
    await checksHold();
  });

  it('of a list that came between preview and commit stops the commit, and nothing is written', async () => {
    const batchId = await sampleOf('tracking-moved-b.csv');
    await commitOf(officer(), await sampleOf('tracking-moved-a.csv'));
    await commitImport(officer(), batchId, '0');
    await runCommit(service(), batchId);
    expect(await showImport(officer(), batchId)).toMatchObject({
      state: 'failed',
      failure: { reason: 'import.file_changed' },
    });
    expect(await countOf('contribution')).toBe(1);
    await checksHold();
  });

  it('is not looked for among the rows of one list, whose office tells them apart', async () => {
    const lines = ['1405/03/03;نقدی;4000;مشهد;الف;', '1405/03/03;نقدی;4000;مشهد;الف;5'];
    const { batchId } = await upload(officer(), { kind: 'contributions' }, csv(title, heading, ...lines));
    expect(await commitOf(officer(), batchId)).toMatchObject({ committedRows: 2 });
  });
});
