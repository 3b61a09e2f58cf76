import { withTransaction } from '@hamyar/db';
import { nameKey } from '@hamyar/domain';
import { systemChance } from '@hamyar/platform';
import { aVolunteer } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { keyNames } from './key-names.ts';
import { listVolunteers } from './list-volunteers.ts';
import { peoplePage } from './queries.ts';
import { recordVolunteers } from './record-volunteers.ts';
import { saveProfile } from './save-profile.ts';

let world: World;
let officer: Ctx;
beforeAll(async () => {
  world = await openWorld();
  officer = await world.asStaff('officer', 'IR-09');
});
afterAll(() => world.close());

/** People as a former version wrote them: a name without its key. */
async function written(...names: (readonly [string | null, string | null])[]): Promise<void> {
  await world.owner.query(
    `insert into volunteer (id, mobile, first_name, last_name, profession, province_code, county_code, status, source, retain_until)
     select gen_random_uuid(), 'test:' || gen_random_uuid(), n.first, n.last, 'teacher', 'IR-09', '0916', 'active', 'demo', '2031-01-01'
     from unnest($1::text[], $2::text[]) as n(first, last)`,
    [names.map(([first]) => first), names.map(([, last]) => last)],
  );
}

const key = (ctx = world.asJob('volunteers.key-names')) => withTransaction(ctx, (tx) => keyNames(ctx, tx));
const found = async (name: string, ctx = officer) =>
  (await listVolunteers(ctx, { name, limit: 50 })).items.map(({ firstName, lastName }) =>
    [firstName, lastName].filter(Boolean).join(' '),
  );

describe('somebody is found however their name is spelled, by those who spell it otherwise', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['مُحمّد ثابت', 'محمد ثابت'],
    ['محمد وارسته', 'مُحَمَّد وارسته'],
    ['علي كاظمي', 'علی کاظمی'],
    ['آرش مؤمنی', 'ارش مومنی'],
    ['فاطمة رئوف', 'فاطمه ریوف'],
    ['مهدی‌یار تک‌نژاد', 'مهدی یار تکنژاد'],
    ['شیرین دوست محمدی', 'شیرین دوست‌محمدی'],
    ['ڕێبین کۆچی', 'ریبین کوچی'],
    ['José Pérez', 'jose perez'],
    ['Jose Marti', 'José Martí'],
    ['Sean O’Brien', "Sean O'Brien"],
    ["Maeve O'Neill", 'maeve O’Neill'],
    ['Łukasz Sørensen', 'lukasz sorensen'],
    ['Anne-Marie Straße', 'anne marie strasse'],
  ];
  beforeAll(async () => {
    await written(...pairs.map(([name]) => [name, null] as const));
    await key();
  });
  it.each(pairs)('«%s» by «%s»', async (name, spelled) => {
    expect(await found(spelled)).toEqual([name]);
    expect(await found(name)).toEqual([name]);
  });

  it('by a part of a word, and by words in any order', async () => {
    expect(await found('ژاد مهدی')).toEqual(['مهدی‌یار تک‌نژاد']);
    expect(await found('هد')).toEqual(['مهدی‌یار تک‌نژاد']);
    expect(await found('ژ')).toEqual(['مهدی‌یار تک‌نژاد']);
    expect(await found('محمد مهدی')).toEqual([]);
  });
});

describe('signs', () => {
  it.each(['%', '_', '\\', '%%%', '٪', '؟'])('«%s» stands in no name, and finds nobody', async (sign) => {
    await written(['هر', 'کس']);
    await key();
    expect(await found(sign)).toEqual([]);
  });

  it('beside a word say nothing, and blanks alone ask for no name', async () => {
    await written(['یکتا', 'نشانه']);
    await key();
    expect(await found('یکتا%')).toEqual(['یکتا نشانه']);
    expect(await found('  ')).toEqual(await found(''));
  });
});

describe('the key of a name', () => {
  it('is given to those who had none, once', async () => {
    await written(['پیشینه', 'دیرین'], [null, 'تنهانام'], [null, null]);
    expect(await found('پیشینه')).toEqual([]);
    expect(await key()).toBe(2);
    expect(await key()).toBe(0);
    expect(await found('پیشینه')).toEqual(['پیشینه دیرین']);
    expect(await found('تنها نام')).toEqual(['تنهانام']);
    await expect(key(officer)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('follows the name that its owner changes, one part or both', async () => {
    const { ctx } = await aVolunteer(world, { provinceCode: 'IR-09' });
    await saveProfile(ctx, { lastName: 'نوین‌نام' });
    expect(await found('سارا نوین نام')).toEqual(['سارا نوین‌نام']);
    expect(await found('سارا نمونه')).toEqual([]);
    await saveProfile(ctx, { firstName: 'رُز' });
    expect(await found('رز نوین نام')).toEqual(['رُز نوین‌نام']);
  });

  it('comes with an imported name, and with what an import adds to a draft', async () => {
    const { id } = await aVolunteer(world, { provinceCode: 'IR-09', status: 'draft', verified: false });
    const { rows } = await world.owner.query<{ mobile: string }>(
      'select mobile from volunteer where id = $1',
      [id],
    );
    await world.owner.query('update volunteer set last_name = null, name_key = null where id = $1', [id]);
    const person = {
      nationalIdSealed: '',
      profession: 'teacher',
      provinceCode: 'IR-09',
      countyCode: '0916',
      gender: null,
      bornOn: null,
      adultOn: null,
      radiusKm: 20,
      isRemote: false,
      languages: ['fa'],
      weeklyHoursCap: 8,
      windows: [],
    };
    const job = world.asJob('imports.commit');
    await withTransaction(job, (tx) =>
      recordVolunteers(
        job,
        tx,
        [
          {
            ...person,
            nationalIdIndex: 'one',
            mobile: '+989127770001',
            firstName: 'كيان',
            lastName: 'ورودی',
          },
          {
            ...person,
            nationalIdIndex: 'two',
            mobile: rows[0]?.mobile ?? '',
            firstName: null,
            lastName: 'افزوده',
          },
        ],
        { importBatchId: systemChance.newId() },
      ),
    );
    expect(await found('کیان ورودی')).toHaveLength(1);
    expect(await found('سارا افزوده')).toEqual(['سارا افزوده']);
    expect(await key()).toBe(0);
  });
});

describe('among fifty thousand', () => {
  const people = 50_000;
  beforeAll(async () => {
    await world.owner.query('set session_replication_role = replica');
    await world.owner.query(
      `insert into volunteer (id, mobile, first_name, last_name, name_key, profession, province_code, county_code, status, source, retain_until)
       select gen_random_uuid(), 'many:' || n, 'نام', n::text, 'نام' || n, 'teacher',
         case when n % 2 = 0 then 'IR-09' else 'IR-23' end, null, 'active', 'demo', '2031-01-01'
       from generate_series(1, $1::int) n`,
      [people],
    );
    await written(['یگانه', 'کمیاب']);
    await world.owner.query("update volunteer set name_key = $1 where last_name = 'کمیاب'", [
      nameKey('یگانه', 'کمیاب'),
    ]);
    await world.owner.query('set session_replication_role = origin; analyze');
  });

  /** What a search reads of the people, as PostgreSQL counts it. */
  async function readsOf(ctx: Ctx, name: string) {
    return withTransaction(ctx, async (tx) => {
      const counted = async () =>
        (
          await tx.$client.query<{ scans: number; rows: number }>(
            `select seq_scan::int as scans, (seq_tup_read + idx_tup_fetch)::int as rows
             from pg_stat_xact_user_tables where relname = 'volunteer'`,
          )
        ).rows[0] ?? { scans: 0, rows: 0 };
      const before = await counted();
      const page = await peoplePage(tx, authorise(ctx, 'volunteers.read'), {
        name,
        before: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
        limit: 20,
      });
      const after = await counted();
      return { found: page.length, scans: after.scans - before.scans, rows: after.rows - before.rows };
    });
  }

  it('a rare name is found by the index alone, however often it is asked', async () => {
    for (let turn = 0; turn < 8; turn++) {
      const read = await readsOf(officer, 'كمياب یگانه');
      expect(read).toMatchObject({ found: 1, scans: 0 });
      expect(read.rows).toBeLessThan(10);
    }
  });

  it('a name that nobody has reads next to nobody', async () => {
    const read = await readsOf(officer, 'ناپیدا');
    expect(read).toMatchObject({ found: 0, scans: 0 });
    expect(read.rows).toBeLessThan(10);
  });

  it('a name that half of them share is answered by the index too, for the nation as for a province', async () => {
    const nation = await world.asStaff('national', null);
    for (const reader of [officer, nation])
      expect(await readsOf(reader, 'نام')).toMatchObject({ found: 20, scans: 0 });
  });
});
