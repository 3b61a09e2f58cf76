import { claimVersion } from '@hamyar/features/ground/indicators/present';
import { recordClaim } from '@hamyar/features/ground/indicators/record-claim';
import { showTable } from '@hamyar/features/ground/indicators/show-table';
import { closeBooks } from '@hamyar/features/ground/ledger/close-books';
import { showBooks } from '@hamyar/features/ground/ledger/show-books';
import { showClosing } from '@hamyar/features/ground/ledger/show-closing';
import { showCompromise } from '@hamyar/features/ground/signing/show-compromise';
import { systemChance } from '@hamyar/platform';
import type { ApiWorld } from './api-world.ts';

/** A key past its days, so that nothing is signed with it: only its loss can be declared. */
let keys = 0;
async function aKey(api: ApiWorld): Promise<string> {
  const order = 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(keys / 70));
  const kid = `r${30 + (keys++ % 70)}${order}`;
  await api.world.owner.query(
    `insert into signing_key (kid, kind, public_key, not_before, not_after, created_at)
     values ($1, 'receipt', sha256($1::text::bytea), '2026-11-01', '2026-11-20', '2026-11-01')`,
    [kid],
  );
  return kid;
}
const day = '2026-11-10';

const books = { provinceCode: 'IR-09' };
/** The end of 1398, long before any gift; books that an earlier call closed are open again. */
async function aMonth(api: ApiWorld): Promise<{ through: string }> {
  await api.world.owner.query(
    "update ledger_closing set opened_at = now(), opened_reason = 'x' where opened_at is null and province_code = 'IR-09'",
  );
  return { through: '2020-03-19' };
}

const aClaim = () => ({
  formKey: systemChance.newId(),
  indicator: 'staff',
  figure: '18000',
  kind: 'measured' as const,
  asOfPrecision: 'day' as const,
  sourceTitle: 'گزارش سالانه',
  confidence: 'stated' as const,
});
const claimTable = 'شاخص;مقدار;منبع\nstaff;18000;گزارش سالانه';

/** Calls of what lies under all features; see `calls`. */
export const groundCalls = {
  'identity.listSessions': async () => ({}),
  'identity.endSession': async () => ({ params: { sessionId: systemChance.newId() } }),
  'identity.endOtherSessions': async () => ({}),
  'identity.showLanguage': async () => ({}),
  'identity.chooseLanguage': async () => ({ body: { language: 'en' } }),
  'privacy.showOwn': async () => ({}),
  'privacy.askCopy': async () => ({}),
  'privacy.showErasure': async () => ({}),
  'privacy.askErasure': async () => ({ body: { version: 'x' } }),
  'privacy.takeBackErasure': async () => ({}),
  'audit.list': async () => ({}),
  'audit.findPerson': async ({ api }: { api: ApiWorld }) => ({
    body: { mobile: (await api.account()).mobile },
  }),
  'audit.listLooks': async () => ({}),
  'worklists.list': async () => ({}),
  'ledger.listBooks': async () => ({}),
  'ledger.showBooks': async () => ({ params: books }),
  'ledger.showClosing': async ({ api }: { api: ApiWorld }) => ({ params: books, query: await aMonth(api) }),
  'ledger.closeBooks': async ({ api }: { api: ApiWorld }) => {
    const { through } = await aMonth(api);
    const { version } = await showClosing(await api.world.asStaff('treasurer', 'IR-09'), {
      ...books,
      through,
    });
    return { params: books, body: { through, version } };
  },
  'ledger.reopenBooks': async ({ api }: { api: ApiWorld }) => {
    const treasurer = await api.world.asStaff('treasurer', 'IR-09');
    const { through } = await aMonth(api);
    await closeBooks(treasurer, { ...(await showClosing(treasurer, { ...books, through })), through });
    const { version } = await showBooks(treasurer, books);
    return { params: books, body: { version, reason: 'فهرست یک شهرستان جا مانده بود' } };
  },
  'ledger.exportJournal': async () => ({ params: books, query: { month: '2026-11-10' } }),
  'indicators.list': async () => ({}),
  'indicators.recordClaim': async () => ({ body: aClaim() }),
  'indicators.withdrawClaim': async ({ api }: { api: ApiWorld }) => {
    const { id } = await recordClaim(await api.world.asStaff('national', null), aClaim());
    return {
      params: { claimId: id },
      body: { version: claimVersion({ id, withdrawnAt: null }), reason: 'دوباره نوشته شد' },
    };
  },
  'indicators.showTable': async () => ({ body: { table: claimTable } }),
  'indicators.importTable': async ({ api }: { api: ApiWorld }) => {
    const { version } = await showTable(await api.world.asStaff('national', null), { table: claimTable });
    return { body: { formKey: systemChance.newId(), table: claimTable, version } };
  },
  'numbers.show': async () => ({}),
  'numbers.change': async () => ({ body: { challengeId: systemChance.newId(), code: '123456' } }),
  'numbers.cancel': async () => ({ body: { version: 'x' } }),
  'numbers.showByLink': async () => ({ params: { token: 'f'.repeat(48) } }),
  'numbers.cancelByLink': async () => ({ params: { token: 'f'.repeat(48) }, body: { version: 'x' } }),
  'system.listDeadJobs': async () => ({}),
  'system.settleDeadJobs': async () => ({
    body: { dead: [{ id: systemChance.newId(), version: '0' }], decision: 'again' },
  }),
  'signing.listKeys': async () => ({}),
  'signing.showStatusList': async () => ({ params: { number: '7' } }),
  'signing.showByCode': async () => ({ params: { code: 'AAAA-AAAA-AAAA' } }),
  'signing.showByText': async () => ({ body: { text: 'MZXW6' } }),
  'signing.listDeskKeys': async () => ({}),
  'signing.showCompromise': async ({ api }: { api: ApiWorld }) => ({
    params: { kid: await aKey(api) },
    query: { day },
  }),
  'signing.declareCompromise': async ({ api }: { api: ApiWorld }) => {
    const kid = await aKey(api);
    const { version } = await showCompromise(await api.world.asStaff('national', null), kid, day);
    return { params: { kid }, body: { version, day, reason: 'کلید گم شده است' } };
  },
  'transparency.showCheckpoint': async () => ({}),
  'transparency.showTile': async () => ({ params: { level: '0', number: '900' } }),
  'transparency.showEntries': async () => ({ params: { number: '900' } }),
  'transparency.showInclusion': async () => ({ query: { index: '900', size: '901' } }),
  'transparency.showConsistency': async () => ({ query: { from: '900', to: '901' } }),
};
