import type { Answer, signing } from '@hamyar/contracts';
import { noteKeyTypes, readClaims, readSigned, keyIdInput, writeVkey } from '@hamyar/domain';
import type { Ctx } from '../../kit/feature.ts';
import { sha256 } from '../../kit/sha256.ts';
import { originOf } from '../transparency/index.ts';
import type { PublicKey } from './queries.ts';

type KeyView = Answer<typeof signing.listKeys>['keys'][number];
type ClaimsView = Answer<typeof signing.showByCode>['claims'];

export function presentKey(ctx: Ctx, key: PublicKey): KeyView {
  const { kid, kind, publicKey, notBefore, notAfter, compromise } = key;
  const noteKey = { name: originOf(ctx), type: noteKeyTypes.log, publicKey };
  return {
    kid,
    kind,
    x: publicKey.toString('base64url'),
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    compromise: compromise && { since: compromise.since.toISOString(), logSize: compromise.logSize },
    vkey: kind === 'log' ? writeVkey(noteKey, sha256(keyIdInput(noteKey)).subarray(0, 4)) : null,
  };
}

/** What a document says; null when it says nothing of ours. */
export function presentClaims(document: Uint8Array): ClaimsView {
  const claims = readClaims(readSigned(document)?.payload ?? new Uint8Array(0));
  if (!claims) return null;
  const { kind, issuedAt, serial, amountIrr, projectNumber, isDemo } = claims;
  return {
    kind,
    issuedAt: issuedAt.toISOString(),
    serial,
    amountIrr: amountIrr.toString(),
    projectNumber,
    isDemo,
  };
}
