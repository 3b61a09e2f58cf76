import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export interface GatewayStub {
  readonly url: string;
  /** How often verify was asked. */
  verifications(): number;
  close(): Promise<void>;
}

/** The order that is asked about; none in an order that is new. */
const authorityIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'authority' in body ? String(body.authority) : '';

/** A payment gateway over HTTP that takes every order and finds every order paid: "100" once, then "101".
 * Asked what became of one, its payer is still at the bank until it was verified. */
export async function startGatewayStub(): Promise<GatewayStub> {
  let orders = 0;
  let asked = 0;
  const verified = new Set<string>();
  const answerOf = (path: string, body: unknown) => {
    if (path === '/pg/v4/payment/request.json') {
      const authority = `A${String(++orders).padStart(35, '0')}`;
      return { code: 100, message: 'Success', authority, fee_type: 'Merchant', fee: 0 };
    }
    if (path === '/pg/v4/payment/inquiry.json')
      return {
        code: 100,
        message: 'Success',
        status: verified.has(authorityIn(body)) ? 'VERIFIED' : 'IN_BANK',
      };
    asked++;
    const authority = authorityIn(body);
    const code = verified.has(authority) ? 101 : 100;
    verified.add(authority);
    return { code, ref_id: Number(authority.slice(-9)), card_pan: '603799******1234', card_hash: '', fee: 0 };
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const data = answerOf(request.url ?? '', JSON.parse(body));
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data, errors: [] }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server on a port has an address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    verifications: () => asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
