import { showReceipt } from '@hamyar/features/giving/payments/show-receipt';
import { signReceipts } from '@hamyar/features/giving/payments/sign-receipts';
import { listDeskKeys } from '@hamyar/features/ground/signing/list-desk-keys';
import { sealLog } from '@hamyar/features/ground/signing/seal-log';
import { showByText } from '@hamyar/features/ground/signing/show-by-text';
import type { inGivingWorld } from './giving.ts';

/** What tests of signatures do with a giving world: the worker's turns, a signed receipt, a check by a stranger. */
export function withSignatures(giving: ReturnType<typeof inGivingWorld>) {
  const { world, begin, comeBack, job } = giving;
  const network = '10.0.0.9';
  const signAll = () => signReceipts(job('payments.sign-receipts'));
  return {
    network,
    signAll,
    seal: () => sealLog(job('signing.seal-log')),
    check: (text: string) => showByText(world().as(), text, network),
    /** A paid gift whose receipt is signed; its code, and its signed form. */
    async aReceipt() {
      const { authority } = await begin();
      const { receiptCode } = await comeBack(authority);
      await signAll();
      const receipt = await showReceipt(world().as(), receiptCode ?? '');
      if (!receipt.signed) throw new Error('it was signed');
      return { receiptCode: receiptCode ?? '', receipt, ...receipt.signed };
    },
    /** The key in use of a kind, as those see it who answer for it. */
    async keyOf(kind: 'receipt' | 'status' | 'log') {
      const { keys } = await listDeskKeys(await world().asStaff('national', null));
      const key = keys.find((candidate) => candidate.kind === kind && candidate.isSigning);
      if (!key) throw new Error(`no ${kind} key`);
      return key;
    },
  };
}
