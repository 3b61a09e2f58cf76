import { inflateSync } from 'node:zlib';
import { Sign1, COSEKey } from '@auth0/cose';
import { fromBase32, fromBase64, isRevokedIn, readClaims, readSigned, sameBytes } from '@hamyar/domain';
import { inGivingWorld } from '@hamyar/testing/giving';
import { withSignatures } from '@hamyar/testing/signatures';
import { importJWK, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { showProof } from '../../giving/payments/show-proof.ts';
import { showReceipt } from '../../giving/payments/show-receipt.ts';
import { sha256 } from '../../kit/sha256.ts';
import { buildLists } from './build-lists.ts';
import { keepKeys } from './keep-keys.ts';
import { showByCode } from './show-by-code.ts';
import { showByText } from './show-by-text.ts';
import { showStatusList } from './show-status-list.ts';

const giving = inGivingWorld();
const { world, begin, comeBack, job, number } = giving;
const { network, signAll, seal, check, aReceipt, keyOf } = withSignatures(giving);

describe('a receipt', () => {
  it('is signed a moment after it was issued, says what it says and names nobody', async () => {
    const { authority } = await begin({ donorName: 'بهرام روشن' });
    const { receiptCode } = await comeBack(authority);
    expect((await showReceipt(world().as(), receiptCode ?? '')).signed).toBeNull();
    expect(
      await number("select count(*) from outbox where topic = 'payments.sign-receipt' and state = 0"),
    ).toBe(1);
    await signAll();
    const receipt = await showReceipt(world().as(), receiptCode ?? '');
    const document = fromBase32(receipt.signed?.text ?? '') ?? new Uint8Array();
    expect(readClaims(readSigned(document)?.payload ?? new Uint8Array())).toMatchObject({
      serial: receipt.serial,
      amountIrr: 5_000_000n,
      projectNumber: receipt.projectNumber,
      isDemo: false,
    });
    expect(Buffer.from(document).includes(Buffer.from('روشن'))).toBe(false);
    expect(receipt.signed?.code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  });

  it('is verified by an independent library under the published key', async () => {
    const { text } = await aReceipt();
    const { x } = await keyOf('receipt');
    const key = await COSEKey.fromJWK({ kty: 'OKP', crv: 'Ed25519', x, alg: 'EdDSA' }).toKeyLike();
    await expect(Sign1.decode(fromBase32(text) ?? new Uint8Array()).verify(key)).resolves.toBeUndefined();
  });

  it('is signed once, however often it is asked for', async () => {
    const { text, receiptCode } = await aReceipt();
    expect(await signAll()).toBe(0);
    expect((await showReceipt(world().as(), receiptCode)).signed?.text).toBe(text);
  });

  it('of a former version is signed when its turn comes', async () => {
    const { receiptCode } = await aReceipt();
    await world().owner.query('update receipt set document_id = null where code = $1', [receiptCode]);
    expect(await signAll()).toBe(1);
    expect((await showReceipt(world().as(), receiptCode)).signed).not.toBeNull();
  });
});

describe('a check', () => {
  it('says what holds, by the printed code and by the text of the QR code, to anybody', async () => {
    const { code, text, receipt } = await aReceipt();
    await seal();
    const wanted = {
      verdict: 'valid',
      why: null,
      claims: { serial: receipt.serial, amountIrr: '5000000' },
      log: { index: expect.any(Number) },
    };
    expect(await showByCode(world().as(), code.toLowerCase().replaceAll('-', ' '), network)).toMatchObject(
      wanted,
    );
    expect(await check(`HTTPS://HAMYAR.EXAMPLE/V#${text}`)).toMatchObject(wanted);
  });

  it('refuses what is unreadable, changed, signed by another, or never was', async () => {
    const { text } = await aReceipt();
    const changed = `${text.slice(0, 120)}${text[120] === 'A' ? 'B' : 'A'}${text.slice(121)}`;
    expect(await check('HELLO')).toMatchObject({ verdict: 'refused', why: 'unreadable', claims: null });
    expect((await check(changed)).verdict).toBe('refused');
    await expect(showByCode(world().as(), '0000-0000-0000', network)).rejects.toMatchObject({
      reason: 'signing.unknown_code',
    });
  });

  it('that finds nothing is asked 300 times a minute from one network, and what is there is always answered', async () => {
    const { code } = await aReceipt();
    world().clock.advance(120_000);
    for (let n = 0; n < 300; n += 1) await showByText(world().as(), 'HELLO', '10.9.9.9');
    await expect(showByText(world().as(), 'HELLO', '10.9.9.9')).rejects.toMatchObject({
      code: 'limit_reached',
      reason: 'signing.too_many',
    });
    expect((await showByText(world().as(), 'HELLO', '10.9.9.8')).verdict).toBe('refused');
    expect((await showByCode(world().as(), code, '10.9.9.9')).verdict).toBe('valid');
  });
});

describe('a status list', () => {
  const statusBits = async () => {
    const { token } = await showStatusList(world().as(), 0);
    const { kid, x } = await keyOf('status');
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA');
    const options = { currentDate: world().clock.now(), typ: 'statuslist+jwt' };
    const { payload, protectedHeader } = await jwtVerify<{ status_list: { bits: number; lst: string } }>(
      token,
      key,
      options,
    );
    expect(protectedHeader.kid).toBe(kid);
    expect(payload).toMatchObject({ sub: 'http://localhost:3000/status/0', ttl: 43_200 });
    return inflateSync(Buffer.from(payload.status_list.lst, 'base64url'));
  };

  it('is signed, says of each place whether it was revoked, and is built anew when one is', async () => {
    const { text } = await aReceipt();
    const claims = readClaims(readSigned(fromBase32(text) ?? new Uint8Array())?.payload ?? new Uint8Array());
    if (!claims) throw new Error('a receipt');
    await buildLists(job('signing.build-lists'));
    expect(isRevokedIn(await statusBits(), claims.status)).toBe(false);
    expect(await buildLists(job('signing.build-lists'))).toBe(0);
    await world().owner.query(
      "update signed_document set revoked_at = now(), revoked_reason = 'test' where status_index = $1",
      [claims.status.index],
    );
    expect(await buildLists(job('signing.build-lists'))).toBe(1);
    expect(isRevokedIn(await statusBits(), claims.status)).toBe(true);
    expect(await check(text)).toMatchObject({ verdict: 'revoked' });
    world().clock.advance(43_200_000);
    expect(await buildLists(job('signing.build-lists'))).toBe(1);
  });
});

describe('keys', () => {
  it('are made for each kind, rotate in time, and lose their secrets when their days are over', async () => {
    await keepKeys(job('signing.keep-keys'));
    const first = await keyOf('receipt');
    expect((await keyOf('log')).vkey).toMatch(/^localhost:3000\/log\+[0-9a-f]{8}\+/);
    world().clock.advance(300 * 86_400_000);
    await keepKeys(job('signing.keep-keys'));
    expect((await keyOf('receipt')).kid).toBe(first.kid);
    world().clock.advance(100 * 86_400_000);
    const second = await keyOf('receipt');
    expect(second.kid).not.toBe(first.kid);
    const { text } = await aReceipt();
    await seal();
    expect(await check(text)).toMatchObject({ verdict: 'valid', kid: second.kid });
    world().clock.advance(100 * 86_400_000);
    await keepKeys(job('signing.keep-keys'));
    expect(await number('select count(*) from signing_secret where kid = $1', [first.kid])).toBe(0);
  });

  it('lie sealed: neither the seed nor the secret of another key can be read', async () => {
    const { kid } = await keyOf('receipt');
    const { rows } = await world().owner.query<{ seed_sealed: Buffer }>(
      'select seed_sealed from signing_secret where kid = $1',
      [kid],
    );
    const sealed = rows[0]?.seed_sealed ?? Buffer.of();
    expect(() => world().as().sealing.open(sealed, 'signing_secret.seed.r26z')).toThrow();
    expect(
      Buffer.from(world().as().sealing.open(sealed, `signing_secret.seed.${kid}`), 'base64'),
    ).toHaveLength(32);
  });
});

describe('a proof of a receipt', () => {
  it('is there when the log has it, fits the receipt, and is gone once its nonce was forgotten', async () => {
    const { receiptCode, text } = await aReceipt();
    expect(await showProof(world().as(), receiptCode)).toMatchObject({ proof: null, isForgotten: false });
    await seal();
    const { proof } = await showProof(world().as(), receiptCode);
    expect(proof?.document).toBe(text);
    const nonce = fromBase64(proof?.nonce ?? '') ?? new Uint8Array();
    const commitment = sha256(Buffer.concat([nonce, fromBase32(text) ?? new Uint8Array()]));
    const leaf = fromBase64(proof?.leaf ?? '') ?? new Uint8Array();
    expect(sameBytes(leaf.subarray(-32), commitment)).toBe(true);
    await world().owner.query(
      'update signed_document d set nonce = null from receipt r where r.document_id = d.id and r.code = $1',
      [receiptCode],
    );
    expect(await showProof(world().as(), receiptCode)).toMatchObject({ proof: null, isForgotten: true });
    expect(await check(text)).toMatchObject({ verdict: 'valid' });
  });
});
