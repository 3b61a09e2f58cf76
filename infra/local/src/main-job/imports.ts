import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '../http-browser.ts';
import { projectRoot } from '../project-root.ts';
import { eventually, type JobWorld, must, people } from './world.ts';

const samples = join(projectRoot, 'packages/testing/samples');

interface Expected {
  readonly acceptedRows?: number;
  readonly accepted?: number;
  readonly cashIrr?: string;
  readonly goodsIrr?: string;
  readonly serviceIrr?: string;
  readonly rejected: readonly { row: number; reason: string }[];
}

const files = [
  { name: 'razavi-khorasan-contributions-1404.xlsx', kind: 'contributions', mobile: people.officer },
  { name: 'razavi-khorasan-contributions-1405.csv', kind: 'contributions', mobile: people.officer },
  { name: 'volunteers.xlsx', kind: 'volunteers', mobile: people.national },
  { name: 'needs.xlsx', kind: 'needs', mobile: people.national },
] as const;

/** Step 1: the office's four files, through the page, and once more to see that nothing changes. */
export async function importFiles(world: JobWorld): Promise<Record<string, number>> {
  const expected = await readExpected();
  const browsers = new Map<string, Browser>();
  const accepted: Record<string, number> = {};
  for (const file of files) {
    const browser = await world.staff(file.mobile);
    browsers.set(file.mobile, browser);
    const right = expected[file.name];
    if (!right) throw new Error(`no expected answers for ${file.name}`);
    const batchId = await importOne(browser, file.name, file.kind);
    accepted[file.name] = await compare(world, batchId, file.name, right);
  }
  await importAgain(world, browsers);
  return accepted;
}

/** @returns id of the committed batch */
async function importOne(browser: Browser, name: string, kind: string): Promise<string> {
  const preview = await settled(browser, await upload(browser, name, kind), 'form[action*="commit"]');
  const committed = await settled(
    browser,
    await browser.submit(preview, 'form[action*="commit"]'),
    '.committed, main',
  );
  return batchIdOf(committed);
}

async function upload(browser: Browser, name: string, kind: string): Promise<Page> {
  const file = new File([await readFile(join(samples, name))], name);
  const page = await browser.get('/desk/imports');
  return browser.submit(page, 'main form[enctype="multipart/form-data"]', { kind, file });
}

/** Follows the page's own refresh until the work is over and what is looked for is there. */
async function settled(browser: Browser, first: Page, selector: string): Promise<Page> {
  let page = first;
  return eventually(
    `${selector} on ${first.url}`,
    async () => {
      if (page.status !== 200)
        throw new Error(`${page.url} answered ${page.status}: ${page.text.slice(0, 300)}`);
      const isWorking = page.root.querySelector('meta[http-equiv="refresh"]') !== null;
      if (!isWorking && page.root.querySelector(selector)) return page;
      page = await browser.get(page.url);
      return undefined;
    },
    60_000,
  );
}

async function compare(world: JobWorld, batchId: string, name: string, right: Expected): Promise<number> {
  const [batch] = await world.rows<{ state: string; committed_rows: number; rejected: unknown }>(
    `select state, committed_rows, (select coalesce(jsonb_agg(jsonb_build_object('row', row, 'reason', reason) order by row), '[]')
       from import_rejected_row where batch_id = import_batch.id) as rejected
     from import_batch where id = $1`,
    [batchId],
  );
  must(`state of ${name}`, batch?.state, 'committed');
  must(`accepted rows of ${name}`, batch?.committed_rows, right.acceptedRows ?? right.accepted);
  const byRow = (rows: unknown) =>
    (rows as { row: number; reason: string }[]).map(({ row, reason }) => `${row} ${reason}`).sort();
  must(`rejected rows of ${name}`, byRow(batch?.rejected), byRow(right.rejected));
  if (right.cashIrr !== undefined) {
    const sums = await world.rows<{ kind: string; total: string }>(
      'select kind, sum(amount_irr)::text as total from contribution where import_batch_id = $1 group by kind order by kind',
      [batchId],
    );
    must(`sums of ${name}`, Object.fromEntries(sums.map((sum) => [sum.kind, sum.total])), {
      cash: right.cashIrr,
      goods: right.goodsIrr,
      service: right.serviceIrr,
    });
  }
  return batch?.committed_rows ?? 0;
}

/** The same four files once more: the pages lead to the earlier batches and no table grows. */
async function importAgain(world: JobWorld, browsers: ReadonlyMap<string, Browser>): Promise<void> {
  const counts = () =>
    world.rows(
      'select (select count(*) from contribution) as c, (select count(*) from volunteer) as v, (select count(*) from need) as n, (select count(*) from ledger_entry) as l',
    );
  const before = await counts();
  for (const file of files) {
    const browser = browsers.get(file.mobile);
    if (browser) await settled(browser, await upload(browser, file.name, file.kind), 'main');
  }
  must('rows after importing again', await counts(), before);
}

function batchIdOf(page: Page): string {
  const id = /\/desk\/imports\/([0-9a-f-]{36})/.exec(page.url)?.[1];
  if (!id) throw new Error(`${page.url} is not the page of an import`);
  return id;
}

async function readExpected(): Promise<Record<string, Expected>> {
  const read = async (name: string) =>
    JSON.parse(await readFile(join(samples, name), 'utf8')) as Record<string, unknown>;
  const contributions = (await read('expected-contributions.json'))['files'] as Record<string, Expected>;
  return { ...contributions, ...((await read('expected-people.json')) as Record<string, Expected>) };
}
