import { receipt, type Transaction } from '@hamyar/db';
import { isoDayToSolar, printedCode } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import type { PaymentRow } from './queries.ts';

const codeLength = 10;

/**
 * Gives a posted payment its receipt: the next number of its province and Solar Hijri year, without gaps (the counter's
 * row is locked until the posting commits or is undone), and a public code of fifty random bits.
 */
export async function issueReceipt(
  ctx: Ctx,
  tx: Transaction,
  row: Pick<PaymentRow, 'id' | 'provinceCode'>,
  day: string,
): Promise<{ id: string; code: string }> {
  const serialYear = isoDayToSolar(day).year;
  const { rows } = await tx.$client.query<{ serialNumber: number }>({
    name: 'receipt_number',
    text: `insert into receipt_counter as c (province_code, serial_year, last_number) values ($1, $2, 1)
      on conflict (province_code, serial_year) do update set last_number = c.last_number + 1 returning last_number as "serialNumber"`,
    values: [row.provinceCode, serialYear],
  });
  const serialNumber = rows[0]?.serialNumber;
  if (serialNumber === undefined) throw new Error('a counter always answers');
  const id = ctx.newId();
  const code = printedCode(ctx.randomBytes(codeLength));
  await tx.insert(receipt).values({
    id,
    paymentId: row.id,
    provinceCode: row.provinceCode,
    serialYear,
    serialNumber,
    code,
    issuedAt: ctx.clock.now(),
  });
  return { id, code };
}
