import type { PaymentGateway, VerifyResult } from '@hamyar/platform/ports/payment-gateway';
import type { SmsGateway, SmsMessage, SmsResult } from '@hamyar/platform/ports/sms-gateway';

/** SMS provider that keeps what it was given; `answer` decides what it says. */
export interface FakeSms extends SmsGateway {
  readonly sent: SmsMessage[];
  answer: (message: SmsMessage) => SmsResult;
}

export function fakeSms(): FakeSms {
  const sent: SmsMessage[] = [];
  const fake: FakeSms = {
    sent,
    answer: () => ({ kind: 'sent', messageId: String(sent.length) }),
    async sendTemplate(message) {
      const result = fake.answer(message);
      if (result.kind === 'sent') sent.push(message);
      return result;
    },
  };
  return fake;
}

/** Gateway that takes every order and verifies what `verifyAnswer` says. */
export interface FakePayments extends PaymentGateway {
  readonly orders: { readonly authority: string; readonly amountIrr: bigint }[];
  /** Terminals it was asked to speak by. */
  readonly terminals: string[];
  /** How often verify was called. */
  verifications: number;
  verifyAnswer: (authority: string, amountIrr: bigint) => VerifyResult;
}

export function fakePayments(): FakePayments {
  const orders: { authority: string; amountIrr: bigint }[] = [];
  const fake: FakePayments = {
    orders,
    terminals: [],
    verifications: 0,
    verifyAnswer: (authority) => ({
      kind: 'verified',
      first: fake.verifications === 1,
      refId: `9${authority.slice(-8)}`,
      cardMask: '603799******1234',
      cardHash: null,
      feeIrr: 0n,
    }),
    async request(order) {
      const authority = `A${String(orders.length + 1).padStart(35, '0')}`;
      orders.push({ authority, amountIrr: order.amountIrr });
      return { kind: 'ready', authority, feeIrr: 0n };
    },
    redirectUrl: (authority) => `http://bank.invalid/pg/StartPay/${authority}`,
    parseCallback(query) {
      const authority = query['Authority'];
      if (typeof authority !== 'string') return { kind: 'malformed' };
      return { kind: 'callback', authority, hint: query['Status'] === 'OK' ? 'ok' : 'nok' };
    },
    async verify({ authority, amountIrr }) {
      fake.verifications++;
      return fake.verifyAnswer(authority, amountIrr);
    },
    inquire: async () => ({ kind: 'found', state: 'paid' }),
    reverse: async () => ({ kind: 'reversed' }),
    listUnverified: async () => ({ kind: 'listed', payments: [] }),
    ofTerminal(merchantId) {
      fake.terminals.push(merchantId);
      return fake;
    },
  };
  return fake;
}
