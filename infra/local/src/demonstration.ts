import { commandPatienceMs, openPool, withTransaction } from '@hamyar/db';
import { eventHandlers } from '@hamyar/features/features';
import { accountForMobile } from '@hamyar/features/ground/identity/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { settings, settingsOf } from '@hamyar/features/settings';
import { audit, contextMaker, makeLogger, processConfig, readConfig } from '@hamyar/platform';
import { asOwner } from './database.ts';
import { seedDrafts } from './demonstration/drafts.ts';
import { seedGoals } from './demonstration/goals.ts';
import { seedNeeds } from './demonstration/needs.ts';
import { seedOffices } from './demonstration/offices.ts';
import { seedProjects } from './demonstration/projects.ts';
import { type Office, seedStaff } from './demonstration/staff.ts';
import { seedVenues } from './demonstration/venues.ts';
import { seedVolunteers } from './demonstration/volunteers.ts';

interface DemonstrationAccount {
  readonly who: string;
  readonly mobile: string;
  readonly name: string;
  readonly offices?: readonly Office[];
}

/** Fictitious people, one for each kind of user; their numbers belong to no operator. */
const accounts: readonly DemonstrationAccount[] = [
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

/** What the terminal shows after the ready line. */
export function demonstrationLines(withDemo: boolean, sandboxUrl: string): string[] {
  const inbox = `codes and messages arrive at ${sandboxUrl}/sms`;
  if (!withDemo) return [inbox];
  return [
    'demonstration (fictitious people): sign in with one of these numbers',
    ...accounts.map((account) => `  ${account.who.padEnd(13)} ${account.mobile.replace('+98', '0')}`),
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
    patienceMs: commandPatienceMs,
    max: 4,
    onError: () => {},
  });
  const contexts = contextMaker(config, pool, {}, eventHandlers, settingsOf(config));
  const ctx: Ctx = contexts({ kind: 'operator', name: 'demonstration' }, 'demonstration', log);
  try {
    const accountIds = await seedAccounts(ctx);
    const nationalAccountId = accountIds.get('national') ?? '';
    await seedOffices(ctx, nationalAccountId);
    await seedVolunteers(ctx, nationalAccountId);
    await seedVenues(ctx);
    await seedNeeds(ctx);
    await seedDrafts(ctx, accountIds);
    await seedProjects(ctx);
    await seedGoals(ctx);
  } finally {
    await pool.end();
  }
}

/** @returns the account of each of them, by who they are */
async function seedAccounts(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const accountIds = new Map<string, string>();
  for (const { who, mobile, name, offices = [] } of accounts) {
    const { id: accountId, isNew } = await withTransaction(ctx, async (tx) => {
      const found = await accountForMobile(ctx, tx, mobile, { displayName: name, isDemo: true });
      const { id } = found;
      if (found.isNew)
        await audit(ctx, tx, { action: 'demonstration.account', targetType: 'account', targetId: id });
      return found;
    });
    accountIds.set(who, accountId);
    if (isNew) await seedStaff(ctx, { accountId, mobile, name, offices });
  }
  return accountIds;
}
