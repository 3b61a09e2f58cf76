import { withTransaction } from '@hamyar/db';
import { accountForMobile } from '@hamyar/features/ground/identity/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { type Actor, actingAs, audit } from '@hamyar/platform';
import { type Office, seedStaff } from './staff.ts';

interface DemonstrationAccount {
  readonly who: string;
  readonly mobile: string;
  readonly name: string;
  readonly offices?: readonly Office[];
}

/** Fictitious people, one for each kind of user; their numbers belong to no operator. */
export const accounts: readonly DemonstrationAccount[] = [
  // The first of all staff; whoever follows is invited by somebody.
  {
    who: 'administrator',
    mobile: '+989000000027',
    name: 'هوشنگ بهار',
    offices: [['national_administrator', null]],
  },
  { who: 'volunteer', mobile: '+989000000021', name: 'نرگس سپهری' },
  { who: 'donor', mobile: '+989000000022', name: 'بهرام روشن' },
  {
    who: 'officer',
    mobile: '+989000000023',
    name: 'مهتاب کیانی',
    // A small office: one person for the desk and for its money.
    offices: [
      ['officer', 'IR-09'],
      ['treasurer', 'IR-09'],
    ],
  },
  {
    who: 'council',
    mobile: '+989000000024',
    name: 'فرهاد نیک‌اندیش',
    offices: [['council', 'IR-09']],
  },
  {
    who: 'national',
    mobile: '+989000000025',
    name: 'شیرین آذر',
    offices: [
      ['national', null],
      ['national_treasurer', null],
      ['national_administrator', null],
    ],
  },
  {
    who: 'auditor',
    mobile: '+989000000026',
    name: 'کامران دادگر',
    offices: [['auditor', null]],
  },
  {
    who: 'staffing',
    mobile: '+989000000028',
    name: 'لیلا فرهنگ',
    offices: [['provincial_administrator', 'IR-09']],
  },
  {
    who: 'county',
    mobile: '+989000000029',
    name: 'نوید رستگار',
    // Mashhad and Chenaran.
    offices: [['county_officer', 'IR-09', ['0916', '0918']]],
  },
];

/** One of them, as their account has them. */
export interface Member {
  readonly accountId: string;
  readonly name: string;
  /** E.164. */
  readonly mobile: string;
}

/** Who acts in the demonstration, by who they are. */
export interface People {
  member(who: string): Member;
  /** Somebody in all the offices they hold, at the time and for the database of a context. */
  inOffice(ctx: Ctx, who: string): Ctx;
}

/** Writes the accounts and their offices once, and knows them again. */
export async function seedPeople(ctx: Ctx): Promise<People> {
  const members = new Map<string, Member & { readonly offices: readonly Office[] }>();
  for (const { who, mobile, name, offices = [] } of accounts) {
    const { id: accountId, isNew } = await withTransaction(ctx, async (tx) => {
      const found = await accountForMobile(ctx, tx, mobile, { displayName: name, isDemo: true });
      const { id } = found;
      if (found.isNew)
        await audit(ctx, tx, { action: 'demonstration.account', targetType: 'account', targetId: id });
      return found;
    });
    members.set(who, { accountId, name, mobile, offices });
    if (isNew) await seedStaff(ctx, { accountId, mobile, name, offices });
  }
  const member = (who: string) => {
    const found = members.get(who);
    if (!found) throw new Error(`nobody of the demonstration is called ${who}`);
    return found;
  };
  return {
    member,
    inOffice: (at, who) => {
      const { accountId, offices } = member(who);
      const grants = offices.map(([role, provinceCode, countyCodes]) => ({
        role,
        provinceCode,
        countyCodes,
      }));
      const actor: Actor = { kind: 'staff', accountId, sessionId: at.newId(), isVolunteer: false, grants };
      return actingAs(at, actor);
    },
  };
}

/** Whoever has an account, as themselves. */
export const asPerson = (ctx: Ctx, accountId: string): Ctx =>
  actingAs(ctx, { kind: 'person', accountId, sessionId: ctx.newId(), isVolunteer: false });

/** Whoever has signed up as a volunteer. */
export const asVolunteer = (ctx: Ctx, accountId: string): Ctx =>
  actingAs(ctx, { kind: 'person', accountId, sessionId: ctx.newId(), isVolunteer: true });
