import { openPool, roleGrant, withTransaction } from '@hamyar/db';
import { eventHandlers } from '@hamyar/features/features';
import { accountForMobile } from '@hamyar/features/ground/identity/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { settings, settingsOf } from '@hamyar/features/settings';
import { audit, contextMaker, makeLogger, processConfig, readConfig, type StaffRole } from '@hamyar/platform';
import { asOwner } from './database.ts';
import { seedGoals } from './demonstration/goals.ts';
import { seedNeeds } from './demonstration/needs.ts';
import { seedProjects } from './demonstration/projects.ts';
import { seedVolunteers } from './demonstration/volunteers.ts';

interface DemonstrationAccount {
  readonly who: string;
  readonly mobile: string;
  readonly name: string;
  readonly grant?: { readonly role: StaffRole; readonly provinceCode: string | null };
}

/** Fictitious people, one for each kind of user; their numbers belong to no operator. */
const accounts: readonly DemonstrationAccount[] = [
  { who: 'volunteer', mobile: '+989000000021', name: 'نرگس سپهری' },
  { who: 'donor', mobile: '+989000000022', name: 'بهرام روشن' },
  {
    who: 'officer',
    mobile: '+989000000023',
    name: 'مهتاب کیانی',
    grant: { role: 'officer', provinceCode: 'IR-09' },
  },
  {
    who: 'council',
    mobile: '+989000000024',
    name: 'فرهاد نیک‌اندیش',
    grant: { role: 'council', provinceCode: 'IR-09' },
  },
  {
    who: 'national',
    mobile: '+989000000025',
    name: 'شیرین آذر',
    grant: { role: 'national', provinceCode: null },
  },
  {
    who: 'auditor',
    mobile: '+989000000026',
    name: 'کامران دادگر',
    grant: { role: 'auditor', provinceCode: null },
  },
];

/** What the terminal shows after the ready line. */
export function demonstrationLines(withDemo: boolean, sandboxUrl: string): string[] {
  const inbox = `codes and messages arrive at ${sandboxUrl}/sms`;
  if (!withDemo) return [inbox];
  return [
    'demonstration (fictitious people): sign in with one of these numbers',
    ...accounts.map((account) => `  ${account.who.padEnd(10)} ${account.mobile.replace('+98', '0')}`),
    inbox,
  ];
}

/**
 * Keeps the demonstration and real people apart: gifts of fictitious people would stand in the totals of real ones, and
 * nobody could tell them apart afterwards.
 * @throws Error that says which start fits these data
 */
export async function requireOneKind(ownerUrl: string, withDemo: boolean): Promise<void> {
  const [kinds] = await asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ demo: boolean; real: boolean }>(
      `select exists (select from account where is_demo) as demo,
        exists (select from account where not is_demo) as real`,
    );
    return rows;
  });
  if (kinds?.demo && !withDemo)
    throw new Error(
      'these data hold the demonstration, whose gifts would count as real ones: begin with --fresh, or name another folder with --data',
    );
  if (kinds?.real && !kinds.demo && withDemo)
    throw new Error('these data hold real people, among whom no demonstration belongs: start with --no-demo');
}

/** Writes the demonstration once; a second start finds it and changes nothing. */
export async function seedDemonstration(env: Readonly<Record<string, string>>): Promise<void> {
  const config = readConfig(processConfig.extend(settings.shape), env);
  const log = makeLogger('seed', 'warn');
  const pool = openPool({
    connectionString: config.DATABASE_URL,
    applicationName: 'hamyar-seed',
    max: 4,
    onError: () => {},
  });
  const contexts = contextMaker(config, pool, {}, eventHandlers, settingsOf(config));
  const ctx: Ctx = contexts({ kind: 'operator', name: 'demonstration' }, 'demonstration', log);
  try {
    const nationalAccountId = await seedAccounts(ctx);
    await seedVolunteers(ctx, nationalAccountId);
    await seedNeeds(ctx);
    await seedProjects(ctx);
    await seedGoals(ctx);
  } finally {
    await pool.end();
  }
}

/** @returns the account of the national headquarters, who may do everything the demonstration shows */
async function seedAccounts(ctx: Ctx): Promise<string> {
  return withTransaction(ctx, async (tx) => {
    let nationalAccountId = '';
    for (const account of accounts) {
      const { id, isNew } = await accountForMobile(ctx, tx, account.mobile, {
        displayName: account.name,
        isDemo: true,
      });
      if (account.grant?.role === 'national') nationalAccountId = id;
      if (!isNew) continue;
      if (account.grant)
        await tx.insert(roleGrant).values({ id: ctx.newId(), accountId: id, ...account.grant });
      await audit(ctx, tx, { action: 'demonstration.account', targetType: 'account', targetId: id });
    }
    return nationalAccountId;
  });
}
