import { fromBase32 } from '@hamyar/domain/ground/signing/base32';
import { readClaims, type ReceiptClaims } from '@hamyar/domain/ground/signing/claims';
import { readSigned, signatureInput } from '@hamyar/domain/ground/signing/cose';
import { judge, type Verdict } from '@hamyar/domain/ground/signing/judge';
import type { KeyFacts } from '@hamyar/domain/ground/signing/keys';
import { isRevokedIn } from '@hamyar/domain/ground/signing/status-list';
// Checks a scanned document in the browser alone: what stands behind the `#` of the address never leaves it. Sent to `/v` only;
// without it the same page asks the server. Words and blocks stand in the page, this shows and fills them.
import { fromBase64Url } from '@hamyar/domain/kit/bytes';
import { formatDay, formatIrr, localeOf, plainDigits } from '@hamyar/i18n';
import { paths } from '#lib/paths.ts';
import { keepForOffline, offlineCopy } from './offline-copy.ts';
import { inflate, isSigned, readToken, Unable } from './web-crypto.ts';

type PublishedKey = KeyFacts & { readonly x: Uint8Array };
interface Found {
  readonly outcome: Verdict['verdict'] | 'unable';
  readonly why?: string;
  readonly kid?: string;
  readonly claims?: ReceiptClaims;
  /** Day of the list of revoked documents; null when it could not be had. */
  readonly asOf?: Date | null;
}

const locale = localeOf(document.documentElement.lang);
const place = document.querySelector<HTMLElement>('[data-check]');

/** The keys as they are now; those that came with the page where the network is away. */
async function publishedKeys(): Promise<PublishedKey[]> {
  const answer = await offlineCopy(paths.check.keys());
  const { keys } = JSON.parse(answer ?? place?.dataset['keys'] ?? '{"keys":[]}') as {
    keys: {
      kid: string;
      'hamyar:kind': KeyFacts['kind'];
      x: string;
      nbf: number;
      exp: number;
      'hamyar:compromise'?: { since: number; logSize: number };
    }[];
  };
  return keys.map((key) => ({
    kid: key.kid,
    kind: key['hamyar:kind'],
    x: fromBase64Url(key.x) ?? new Uint8Array(0),
    notBefore: new Date(key.nbf * 1_000),
    notAfter: new Date(key.exp * 1_000),
    compromise: key['hamyar:compromise']
      ? { since: new Date(key['hamyar:compromise'].since * 1_000), logSize: key['hamyar:compromise'].logSize }
      : null,
  }));
}

/** Whether a place of a status list is revoked, and since when the list says so; null when the list cannot be had. */
async function statusOf(
  { status }: ReceiptClaims,
  keys: readonly PublishedKey[],
): Promise<{ isRevoked: boolean; asOf: Date } | null> {
  const token = await offlineCopy(paths.check.statusList(status.list));
  const said =
    token === null
      ? null
      : await readToken(
          token,
          (kid) => keys.find((key) => key.kid === kid && key.kind === 'status')?.x ?? null,
        );
  const list = said?.['status_list'] as { lst?: string } | undefined;
  const packed = fromBase64Url(list?.lst ?? '');
  if (!said || !packed) return null;
  const isRevoked = isRevokedIn(await inflate(packed), status);
  return isRevoked === null ? null : { isRevoked, asOf: new Date(Number(said['iat']) * 1_000) };
}

async function check(coded: string): Promise<Found> {
  const signed = readSigned(fromBase32(coded) ?? new Uint8Array(0));
  const claims = signed && readClaims(signed.payload);
  if (!claims) return { outcome: 'refused', why: 'unreadable' };
  const { kid } = signed;
  const keys = await publishedKeys();
  const key = keys.find((candidate) => candidate.kid === kid && candidate.kind === claims.kind);
  if (!key) return { outcome: 'refused', why: 'unknown_key', kid };
  if (!(await isSigned(key.x, signed.signature, signatureInput(signed))))
    return { outcome: 'refused', why: 'wrong_signature', kid };
  const status = await statusOf(claims, keys);
  const { issuedAt } = claims;
  const found = judge(key, { issuedAt, isRevoked: status?.isRevoked ?? false, place: 'unknown' }, new Date());
  return {
    outcome: found.verdict,
    ...('why' in found ? { why: found.why } : {}),
    kid,
    claims,
    asOf: status?.asOf ?? null,
  };
}

/** Fills a line of the page and shows it; a line without a value stays away. */
function say(name: string, text: string | null | undefined): void {
  for (const line of place?.querySelectorAll<HTMLElement>(`[data-line="${name}"]`) ?? []) {
    line.hidden = text == null;
    const value = line.querySelector('[data-value]');
    if (value && text != null) value.textContent = (line.dataset['form'] ?? '{}').replace('{}', text);
  }
}

function show(found: Found): void {
  const { claims } = found;
  for (const block of place?.querySelectorAll<HTMLElement>('[data-outcome]') ?? []) {
    const [outcome, ...more] = (block.dataset['outcome'] ?? '').split(' ');
    const fits =
      more.length === 0 ||
      more.includes(found.why ?? '') ||
      more.includes(found.asOf ? 'listed' : 'unlisted');
    block.hidden = outcome !== found.outcome || !fits;
  }
  say('claims', claims ? '' : null);
  say('serial', claims && plainDigits(claims.serial, locale));
  say('amount', claims && formatIrr(claims.amountIrr, locale, { digits: true }));
  say('day', claims && formatDay(claims.issuedAt, locale));
  say('project', claims && plainDigits(claims.projectNumber, locale));
  say('key', found.kid);
  say('asOf', found.asOf && formatDay(found.asOf, locale));
  say('demo', claims?.isDemo ? '' : null);
  if (place) place.hidden = false;
  document.querySelector('[data-unchecked]')?.toggleAttribute('hidden', true);
}

async function run(): Promise<void> {
  const coded = location.hash.slice(1).toUpperCase();
  if (coded === '' || !place) return;
  for (const input of place.querySelectorAll<HTMLInputElement>('input[name="text"]')) input.value = coded;
  show(
    await check(coded).catch((cause: unknown): Found => {
      if (cause instanceof Unable) return { outcome: 'unable' };
      throw cause;
    }),
  );
  place.querySelector<HTMLElement>('h2')?.focus();
  await keepForOffline();
}

addEventListener('hashchange', () => void run());
void run();
