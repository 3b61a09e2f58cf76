import {
  addAccount,
  confirmAccount,
  listOffices,
  reviseOffice,
  showDesk,
} from '@hamyar/features/ground/offices/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { type Actor, actingAs } from '@hamyar/platform';

/** A Sheba whose digits fit and whose account is nobody's: number zero. */
const sheba = 'IR950540000000000000000000';

const shown = [
  {
    slug: 'nation',
    addressFa: 'تهران، خیابان نمایش، شمارهٔ ۱ (نشانی نمایشی)',
    addressEn: '1 Demonstration Street, Tehran (fictitious)',
    phone: '1480',
    smsLine: '50000001',
    protectionPhone: '1480',
  },
  {
    slug: 'razavi-khorasan',
    addressFa: 'مشهد، بلوار نمایش، شمارهٔ ۹ (نشانی نمایشی)',
    addressEn: '9 Demonstration Boulevard, Mashhad (fictitious)',
    point: '36.297, 59.606',
    phone: '05100000000',
    smsLine: '50000009',
    protectionPhone: '05100000001',
    accessFa: 'درِ شرقی هم‌سطح خیابان است و آسانسور گویا دارد. مترجم زبان اشاره: دوشنبه‌ها.',
    accessEn: 'The east door is level with the street and the lift speaks. Sign language: Mondays.',
  },
] as const;

/** How the demonstration's offices are reached, and an account of each, by two people as everywhere. */
export async function seedOffices(ctx: Ctx, secondAccountId: string): Promise<void> {
  const { offices } = await listOffices(ctx);
  const actor: Actor = {
    kind: 'staff',
    accountId: secondAccountId,
    sessionId: ctx.newId(),
    isVolunteer: false,
    grants: [{ role: 'national_administrator', provinceCode: null }],
  };
  const second = actingAs(ctx, actor);
  for (const office of shown) {
    if (offices.some(({ slug, contact }) => slug === office.slug && contact !== null)) continue;
    await reviseOffice(ctx, {
      ...office,
      version: (await showDesk(ctx, office.slug)).version,
      hoursFa: 'شنبه تا چهارشنبه، ۷:۳۰ تا ۱۴:۳۰',
      hoursEn: 'Saturday to Wednesday, 7:30 to 14:30',
      protectionRoleFa: 'کارشناس حفاظت داده‌ها',
      protectionRoleEn: 'Data-protection officer',
    });
    const { id: accountId } = await addAccount(ctx, {
      slug: office.slug,
      formKey: ctx.newId(),
      intention: 'general',
      sheba,
      ownerName: 'حساب نمایشی بهزیستی',
    });
    const account = (await showDesk(second, office.slug)).accounts.find(({ id }) => id === accountId);
    if (account) await confirmAccount(second, { accountId, version: account.version });
  }
}
