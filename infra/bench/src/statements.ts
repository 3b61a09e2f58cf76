import { prepared, province, withTransaction } from '@hamyar/db';
import { throwAwayDatabase } from '@hamyar/local/throw-away-database';
import { eq, sql } from 'drizzle-orm';
import { against, median, type Row } from './report.ts';

const provinceByCode = prepared('bench_province', (db) =>
  db
    .select()
    .from(province)
    .where(eq(province.code, sql.placeholder('code'))),
);

const rounds = 9;
const queriesPerRound = 400;

/** What our statements cost against the driver's own named statement, on one connection. */
export async function statements(): Promise<Row[]> {
  const { pool, close } = await throwAwayDatabase();
  const times = { named: [] as number[], prepared: [] as number[], builder: [] as number[] };
  try {
    await withTransaction(
      {
        pool,
        rowScope: {
          accountId: null,
          provinces: '*',
          desk: '*',
          counties: [],
          staffSeen: '*',
          staff: '*',
          audited: '*',
          reach: [],
        },
      },
      async (tx) => {
        const named = () =>
          tx.$client.query({
            name: 'bench_named',
            text: 'select * from province where code = $1',
            values: ['IR-09'],
          });
        const builder = () => tx.select().from(province).where(eq(province.code, 'IR-09'));
        const ours = () => provinceByCode(tx, { code: 'IR-09' });
        for (let round = 0; round < rounds; round++) {
          times.named.push(await timed(named));
          times.prepared.push(await timed(ours));
          times.builder.push(await timed(builder));
        }
      },
    );
  } finally {
    await close();
  }
  const reference = median(times.named);
  return [
    against('read.prepared', median(times.prepared), 'µs', reference),
    against('read.builder', median(times.builder), 'µs', reference),
  ];
}

/** Microseconds a query, one after another. */
async function timed(query: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  for (let n = 0; n < queriesPerRound; n++) await query();
  return ((performance.now() - startedAt) * 1_000) / queriesPerRound;
}
