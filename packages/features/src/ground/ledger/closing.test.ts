import { withTransaction } from '@hamyar/db';
import type { IsoDay } from '@hamyar/domain';
import { changes } from '@hamyar/testing/careless';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kit/feature.ts';
import { ledgerChecks } from './checks.ts';
import { closeBooks } from './close-books.ts';
import { exportJournal } from './export-journal.ts';
import { listBooks } from './list-books.ts';
import { postOnce } from './post-once.ts';
import { reopenBooks } from './reopen-books.ts';
import { showBooks } from './show-books.ts';
import { showClosing } from './show-closing.ts';

/** Another for each test: what is closed stays closed. */
let provinceCode = 'IR-00';
const stranger = 'IR-30';
/** 30 Mehr and 30 Aban 1405; the world's today is 30 Aban. */
const mehr = '2026-10-22';
const mehrDay = '2026-10-10';

let world: World;
let treasurer: Ctx;
let ofNation: Ctx;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  provinceCode = `IR-${String(Number(provinceCode.slice(3)) + 1).padStart(2, '0')}`;
  treasurer = await world.asStaff('treasurer', provinceCode);
  ofNation = await world.asStaff('national_treasurer', null);
});
afterAll(() => world.close());

let facts = 0;
const post = (recognisedOn: IsoDay, amountIrr: bigint, province = provinceCode, ctx = world.asOperator()) =>
  withTransaction(ctx, (tx) =>
    postOnce(ctx, tx, {
      kind: 'import',
      refType: 'contribution',
      refId: `01930000-0000-7000-8000-${String(++facts).padStart(12, '0')}`,
      recognisedOn,
      entries: [
        { account: `bank:${province}`, amountIrr },
        { account: `contributions:${province}:cash`, amountIrr: -amountIrr },
      ],
    }),
  );
const closeMehr = async (by: Ctx = treasurer) => {
  const { version } = await showClosing(by, { provinceCode, through: mehr });
  return closeBooks(by, { provinceCode, through: mehr, version });
};
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { reason?: string; code?: string; cause?: { code?: string } }) =>
      error.reason ?? error.code ?? error.cause?.code,
  );
const setBalances = async (to: string) => {
  await world.owner.query('alter table ledger_closing_balance disable trigger append_only');
  await world.owner.query(
    `update ledger_closing_balance b set balance_irr = ${to} from ledger_closing c
     where c.id = b.closing_id and c.province_code = $1`,
    [provinceCode],
  );
  await world.owner.query('alter table ledger_closing_balance enable trigger append_only');
};
const holds = async () => {
  for (const check of ledgerChecks)
    expect((await world.owner.query(check.sql)).rows, check.title).toEqual([]);
};

describe('closing the books of a province', () => {
  it('lets nothing more be recognised by its last day, there alone, and the next month goes on', async () => {
    await post(mehrDay, 70n);
    await closeMehr();
    expect(await reasonOf(post(mehrDay, 5n))).toBe('HY003');
    expect(await reasonOf(post(mehr, 5n))).toBe('HY003');
    await post('2026-10-23', 5n);
    await post(mehrDay, 5n, stranger);
    await holds();
  });

  it('keeps what each account came to, and sums begin there', async () => {
    await post(mehrDay, 70n);
    await closeMehr();
    await post('2026-11-01', 30n);
    const books = await showBooks(treasurer, { provinceCode });
    expect(books.closedThrough).toBe(mehr);
    expect(books.accounts).toEqual([
      { code: `bank:${provinceCode}`, balanceIrr: '100' },
      { code: `contributions:${provinceCode}:cash`, balanceIrr: '-100' },
    ]);
    // Where the closing is taken away from under it, the sum of the closed months goes with it: it is read from there.
    await setBalances('balance_irr * 2');
    expect((await showBooks(treasurer, { provinceCode })).accounts[0]?.balanceIrr).toBe('170');
    await expect(holds()).rejects.toThrow('What was closed stands as it was closed');
    await setBalances('balance_irr / 2');
    await holds();
  });

  it('is refused for a month that is not over, a day that ends none, and one that is closed', async () => {
    const look = (through: string) => reasonOf(showClosing(treasurer, { provinceCode, through }));
    expect(await look('2026-11-21')).toBe('ledger.month_not_over');
    expect(await look('2026-10-21')).toBe('ledger.no_month_end');
    await closeMehr();
    expect(await look(mehr)).toBe('ledger.already_closed');
    expect(await look('2026-09-22')).toBe('ledger.already_closed');
  });

  it('posted twice is one closing, and somebody else’s is refused', async () => {
    const { version } = await showClosing(treasurer, { provinceCode, through: mehr });
    const form = { provinceCode, through: mehr, version };
    const [one, other] = await Promise.all([closeBooks(treasurer, form), closeBooks(treasurer, form)]);
    expect(other).toEqual(one);
    const { rows } = await world.owner.query('select id from ledger_closing where province_code = $1', [
      provinceCode,
    ]);
    expect(rows).toHaveLength(1);
    expect(await reasonOf(closeBooks(ofNation, form))).toBe('ledger.already_closed');
  });

  it('is refused when a gift came after its summary was shown', async () => {
    const { version } = await showClosing(treasurer, { provinceCode, through: mehr });
    await post(mehrDay, 70n);
    expect(await reasonOf(closeBooks(treasurer, { provinceCode, through: mehr, version }))).toBe(
      'case.changed',
    );
    expect(await reasonOf(closeMehr())).toBe('done');
  });

  it('and posting at the same time wait for each other: what is posted is in the closing, or refused', async () => {
    const { version } = await showClosing(treasurer, { provinceCode, through: mehr });
    const posting = Array.from({ length: 8 }, () => reasonOf(post(mehrDay, 1n)));
    const closing = await reasonOf(closeBooks(treasurer, { provinceCode, through: mehr, version }));
    const posted = await Promise.all(posting);
    expect(['done', 'case.changed']).toContain(closing);
    if (closing === 'done') expect(new Set(posted)).toEqual(new Set(['HY003']));
    await holds();
  });

  it('shows no book of a day to come', async () => {
    for (const asked of [{ through: '2026-11-22' }, { knownOn: '2026-11-22' }])
      expect(await reasonOf(showBooks(treasurer, { provinceCode, ...asked }))).toBe('ledger.day_to_come');
    expect(await reasonOf(showBooks(treasurer, { provinceCode, through: '2026-11-21' }))).toBe('done');
  });

  it('is for the treasurers of the province and the nation, and nobody of another province', async () => {
    const officer = await world.asStaff('officer', provinceCode);
    const other = await world.asStaff('treasurer', stranger);
    const auditor = await world.asStaff('auditor', null);
    expect(await reasonOf(closeMehr(officer))).toBe('access.role_lacks_permission');
    expect(await reasonOf(closeMehr(auditor))).toBe('access.role_lacks_permission');
    expect(await reasonOf(closeMehr(other))).toBe('access.out_of_scope');
    expect(await reasonOf(showBooks(other, { provinceCode }))).toBe('access.out_of_scope');
    expect(await reasonOf(showBooks(officer, { provinceCode }))).toBe('access.role_lacks_permission');
    expect(await reasonOf(closeMehr(ofNation))).toBe('done');
  });

  it('is walled in the database too: no other desk closes, nobody changes or removes what was closed', async () => {
    await post(mehrDay, 70n);
    await closeMehr();
    const other = await world.asStaff('treasurer', stranger);
    const insert = `insert into ledger_closing (province_code, through_day, closed_at) values ('${provinceCode}', '2026-08-22', now())`;
    expect(await changes(other, insert)).toBe(0);
    for (const statement of [
      'delete from ledger_closing',
      `update ledger_closing set through_day = '2020-01-01'`,
      `update ledger_closing set opened_at = now(), opened_reason = 'x'`,
      'update ledger_closing_balance set balance_irr = 0',
      'delete from ledger_closing_balance',
    ])
      expect(await changes(treasurer, statement), statement).toBe(0);
  });
});

describe('a closed month', () => {
  it('is opened again by the nation’s treasurer alone, with a reason that stays', async () => {
    await closeMehr();
    const reason = 'فهرست یک شهرستان جا مانده بود';
    const { version, mayOpen } = await showBooks(treasurer, { provinceCode });
    expect(mayOpen).toBe(false);
    expect(await reasonOf(reopenBooks(treasurer, { provinceCode, version, reason }))).toBe(
      'access.role_lacks_permission',
    );
    expect(await reopenBooks(ofNation, { provinceCode, version, reason })).toEqual({ closedThrough: null });
    expect(await reasonOf(reopenBooks(ofNation, { provinceCode, version, reason }))).toBe('case.changed');
    await post(mehrDay, 5n);
    expect((await showBooks(ofNation, { provinceCode })).closings).toMatchObject([
      { throughDay: mehr, opened: { reason } },
    ]);
    await closeMehr();
    await holds();
  });
});

describe('the books', () => {
  it('are read as of a day of recognition, and as they were known at the end of another', async () => {
    const late = world.asOperator();
    await post(mehrDay, 70n);
    // Recognised in Mehr, recorded in Aban.
    const earlier = { ...late, clock: { now: () => new Date('2026-10-15T08:00:00Z') } };
    await post(mehrDay, 200n, provinceCode, earlier);
    const balance = async (asked: { through?: string; knownOn?: string }) =>
      (await showBooks(treasurer, { provinceCode, ...asked })).accounts[0]?.balanceIrr ?? '0';
    expect(await balance({})).toBe('270');
    expect(await balance({ through: '2026-10-09' })).toBe('0');
    expect(await balance({ through: mehr, knownOn: '2026-10-20' })).toBe('200');
    expect(await balance({ knownOn: '2026-10-14' })).toBe('0');
    // A closing changes nothing of what was known before it.
    await closeMehr();
    expect(await balance({ through: mehr, knownOn: '2026-10-20' })).toBe('200');
    expect(await balance({})).toBe('270');
  });

  it('of the nation are listed with every province, and of a province alone', async () => {
    await closeMehr();
    const { provinces, nation } = await listBooks(ofNation);
    expect(provinces).toHaveLength(31);
    expect(provinces).toContainEqual({ provinceCode, closedThrough: mehr });
    expect(provinces).toContainEqual({ provinceCode: stranger, closedThrough: null });
    expect(nation).toEqual([]);
    expect((await listBooks(treasurer)).provinces).toEqual([{ provinceCode, closedThrough: mehr }]);
  });

  it('of a month are a journal with every transaction, between what was before it and what is after it', async () => {
    await post('2026-09-10', 1_000n);
    await post(mehrDay, 70n);
    await post('2026-10-11', -20n);
    await closeMehr();
    const { fileName, content } = await exportJournal(treasurer, { provinceCode, month: mehrDay });
    expect(fileName).toBe(`${provinceCode}-1405-07.journal`);
    const text = Buffer.from(content).toString();
    expect(text).toContain(`assets:bank:${provinceCode}  0 IRR = 1050 IRR`);
    expect(text).toContain(`2026-09-23 opening balances\n    assets:bank:${provinceCode}  1000 IRR`);
    expect(text.match(/\) import$/gm)).toHaveLength(2);
  });
});
