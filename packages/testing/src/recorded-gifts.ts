import { fileURLToPath } from 'node:url';
import { withTransaction } from '@hamyar/db';
import type { ContributionRecord } from '@hamyar/domain';
import { previewRows } from '@hamyar/features/desk/imports/preview';
import { foldPending } from '@hamyar/features/giving/contributions/index';
import { accountIdOf } from '@hamyar/features/ground/ledger/index';
import { readRows } from '@hamyar/sheets/read-rows';
import type { World } from './world.ts';

/** Records gifts in bulk as an import does: ledger and contributions, without a fold. */
export async function record(world: World, gifts: readonly ContributionRecord[]): Promise<void> {
  const job = world.asOperator();
  await withTransaction(job, async (tx) => {
    const codes = [
      'bank:IR-09',
      ...['cash', 'goods', 'service'].map((kind) => `contributions:IR-09:${kind}`),
    ];
    const accounts = await accountIdOf(tx, codes);
    const bank = accounts.get('bank:IR-09');
    const rows = gifts.map((gift) => ({
      id: job.newId(),
      transaction_id: job.newId(),
      kind: gift.kind,
      county_code: gift.countyCode,
      theme: gift.theme ?? gift.themeText ?? 'other',
      amount_irr: gift.amountIrr.toString(),
      day: gift.day,
      account: accounts.get(`contributions:IR-09:${gift.kind}`),
    }));
    const input = `jsonb_to_recordset($1::jsonb) as g(id uuid, transaction_id uuid, kind text, county_code text, theme text,
      amount_irr bigint, day date, account bigint)`;
    const json = JSON.stringify(rows);
    await tx.$client.query(
      `insert into ledger_transaction (id, kind, ref_type, ref_id, recognised_on)
       select transaction_id, 'import', 'contribution', id, day from ${input}`,
      [json],
    );
    await tx.$client.query(
      `insert into ledger_entry (transaction_id, ledger_account_id, amount_irr)
       select transaction_id, $2::bigint, amount_irr from ${input}
       union all select transaction_id, account, -amount_irr from ${input}`,
      [json, bank],
    );
    await tx.$client.query(
      `insert into contribution (id, transaction_id, kind, source, province_code, county_code, theme, is_anonymous, amount_irr,
         contributed_on, retain_until)
       select id, transaction_id, kind, 'import', 'IR-09', county_code, theme, true, amount_irr, day, '2036-01-01' from ${input}`,
      [json],
    );
  });
}

/** Records the good rows of both contribution files of Razavi Khorasan. */
export async function recordSamples(world: World): Promise<void> {
  for (const name of ['razavi-khorasan-contributions-1404.xlsx', 'razavi-khorasan-contributions-1405.csv']) {
    const gifts: ContributionRecord[] = [];
    await previewRows(
      'contributions',
      readRows(fileURLToPath(new URL(`../samples/${name}`, import.meta.url))),
      {
        onAccepted: (batch) => void gifts.push(...batch.map((row) => row.record)),
      },
    );
    await record(world, gifts);
  }
}

/** Folds until nothing waits. */
export async function foldAll(world: World): Promise<void> {
  const job = world.asOperator();
  while ((await withTransaction(job, (tx) => foldPending(job, tx))) > 0);
}
