import type { Answer, offices } from '@hamyar/contracts';
import {
  accountStateOf,
  bankOfSheba,
  isReady,
  nationSlug,
  type ReadinessAim,
  type ReadinessItem,
  readinessItems,
} from '@hamyar/domain';
import { versionOf } from '../../kit/version.ts';
import type { ListTerm } from '../lists/index.ts';
import { provinceLabel, termLabel } from '../places/index.ts';
import { whyNotConfirm } from './policy.ts';
import type { AccountRow, OfficeRow } from './queries.ts';

const both = (fa: string, en: string | null) => ({ fa, en: en ?? fa });

export function presentPlace(provinceCode: string | null) {
  const province = provinceCode === null ? null : provinceLabel(provinceCode);
  return { slug: province?.slug ?? nationSlug, province };
}

export function presentContact(row: OfficeRow): offices.Contact {
  const { latitude, longitude } = row;
  return {
    number: row.number,
    recordedAt: row.recordedAt.toISOString(),
    address: both(row.addressFa, row.addressEn),
    postalCode: row.postalCode,
    point: latitude === null || longitude === null ? null : { latitude, longitude },
    phone: row.phone,
    hours: both(row.hoursFa, row.hoursEn),
    email: row.email,
    messenger: row.messenger,
    smsLine: row.smsLine,
    protection: {
      role: both(row.protectionRoleFa, row.protectionRoleEn),
      phone: row.protectionPhone,
      email: row.protectionEmail,
    },
    access: row.accessFa === null ? null : both(row.accessFa, row.accessEn),
  };
}

/** Of what whoever revises an office has seen; 0 before anything was recorded. */
export const officeVersionOf = (provinceCode: string | null, number: number): string =>
  versionOf(['office', provinceCode, number]);

export const accountVersion = (row: AccountRow): string =>
  versionOf([
    row.id,
    row.testedAt?.toISOString() ?? null,
    row.testOutcome,
    row.confirmedAt?.toISOString() ?? null,
    row.endedAt?.toISOString() ?? null,
  ]);

/** @param asker whose buttons are shown */
export function presentAccount(
  row: AccountRow,
  names: ReadonlyMap<string, string>,
  asker: string | null,
  today: string,
  intentions: readonly ListTerm[],
): offices.Account {
  const state = accountStateOf(row, today);
  const may: offices.Account['may'] = [];
  if (state !== 'ended' && row.kind === 'terminal') may.push('test');
  if (whyNotConfirm(row, asker, today) === null) may.push('confirm');
  if (state !== 'ended') may.push('end');
  const name = (accountId: string | null) => (accountId && names.get(accountId)) || null;
  return {
    id: row.id,
    version: accountVersion(row),
    kind: row.kind,
    intention: termLabel(intentions, row.intention),
    purpose: row.purpose,
    sheba: row.sheba,
    bank: row.sheba === null ? null : bankOfSheba(row.sheba),
    ownerName: row.ownerName,
    provider: row.provider,
    test: row.testedAt && { at: row.testedAt.toISOString(), outcome: row.testOutcome ?? '' },
    validFrom: row.validFrom,
    validTo: row.validTo,
    state,
    madeBy: name(row.madeBy),
    confirmedBy: name(row.confirmedBy),
    endReason: row.endReason,
    may,
  };
}

export function presentDeposit(
  row: AccountRow,
  intentions: readonly ListTerm[],
): Answer<typeof offices.show>['deposits'] {
  if (row.sheba === null || row.ownerName === null) return [];
  const { sheba, ownerName, purpose } = row;
  return [
    { intention: termLabel(intentions, row.intention), purpose, sheba, bank: bankOfSheba(sheba), ownerName },
  ];
}

export function presentReadiness(met: ReadonlySet<ReadinessItem>): offices.Readiness {
  const check = (aim: ReadinessAim) => ({
    isReady: isReady(aim, met),
    items: readinessItems[aim].map((item) => ({ item, isMet: met.has(item) })),
  });
  return { money: check('money'), people: check('people') };
}
