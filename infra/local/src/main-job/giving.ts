import { eventually, type JobWorld, must } from './world.ts';

export interface Gift {
  readonly amountIrr: bigint;
  readonly receiptUrl: string;
}

const amountToman = '۵۰۰۰۰۰';
const amountIrr = 5_000_000n;

/** Step 4: a visitor pledges to a project of Razavi Khorasan, pays at the gateway, and holds a receipt. */
export async function give(world: JobWorld): Promise<Gift> {
  const mobile = '09121230018';
  const [project] = await world.rows<{ number: string }>(
    "select number::text from project where province_code = 'IR-09' and status = 'open' order by number limit 1",
  );
  if (!project) throw new Error('Razavi Khorasan has no open project');
  const browser = world.browse();
  const page = await browser.get(`/projects/${project.number}/give`);
  const summary = await browser.submit(page, 'main form', {
    'amountIrr.toman': amountToman,
    donorName: 'آزاده نیکو',
    donorMobile: mobile,
  });
  if (!summary.text.includes('پانصد هزار تومان'))
    throw new Error(`the summary does not say the amount in words: ${summary.text.slice(0, 400)}`);
  must('counted before paying', await counted(world), '0');

  const bank = await browser.submit(summary, 'main form');
  if (!bank.url.startsWith(world.platform.sandboxUrl))
    throw new Error(`paying led to ${bank.url}, not to the gateway`);
  const receipt = await browser.submit(bank, 'form', {}, { name: 'action', value: 'pay' });
  must('answer after the gateway', receipt.status, 200);
  must('counted after paying', await counted(world), String(amountIrr));
  // A refreshed or doubled callback finds the money posted and posts nothing.
  await browser.get(receipt.url);
  must('counted after a refresh', await counted(world), String(amountIrr));
  await eventually('the receipt in an SMS', async () =>
    (await world.messages(mobile)).some((text) => text.includes('رسید')),
  );
  return { amountIrr, receiptUrl: receipt.url };
}

async function counted(world: JobWorld): Promise<string | undefined> {
  const [row] = await world.rows<{ total: string }>(
    "select coalesce(sum(amount_irr), 0)::text as total from contribution where source = 'payment'",
  );
  return row?.total;
}
