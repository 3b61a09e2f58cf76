import type { Permission } from '@hamyar/contracts';
import { type Actor, AppError, type StaffRole } from '@hamyar/platform';
import { describe, expect, it } from 'vitest';
import { isOfCountyAlone, provincesOf, withinCounty, withinScope } from './authorise.ts';
import { decide, type Scope } from './policy.ts';

const who = { accountId: 'a', sessionId: 's' };
const person: Actor = { kind: 'person', ...who, isVolunteer: false };
const volunteer: Actor = { kind: 'person', ...who, isVolunteer: true };
const staff = (role: StaffRole, provinceCode: string | null): Actor => ({
  kind: 'staff',
  ...who,
  isVolunteer: false,
  grants: [{ role, provinceCode }],
});
const actors = {
  visitor: { kind: 'visitor' } as Actor,
  person,
  volunteer,
  officer: staff('officer', 'IR-09'),
  countyOfficer: {
    kind: 'staff',
    ...who,
    isVolunteer: false,
    grants: [{ role: 'county_officer', provinceCode: 'IR-09', countyCodes: ['0916', '0917'] }],
  } as Actor,
  treasurer: staff('treasurer', 'IR-09'),
  administrator: staff('provincial_administrator', 'IR-09'),
  council: staff('council', 'IR-09'),
  national: staff('national', null),
  nationalAdministrator: staff('national_administrator', null),
  auditor: staff('auditor', null),
  operator: { kind: 'operator', name: 'x' } as Actor,
  job: { kind: 'job', name: 'x', reach: [] } as Actor,
  gateway: { kind: 'gateway', name: 'x', reach: [] } as Actor,
};

/** Reach of each actor for each permission; `-` is a refusal. Order: the keys of `actors`. */
const table: Record<Permission, string> = {
  public: 'public public public public public public public public public public public nation - -',
  'signed-in': '- own own own own own own own own own own nation - -',
  volunteer: '- - own - - - - - - - - nation - -',
  'imports.run': '- - - IR-09 - - - - nation - - nation - -',
  'volunteers.read': '- - - IR-09 - - - - nation - nation nation - -',
  'records.manage': '- - - IR-09 - - - - nation - - nation - -',
  'credentials.read': '- - - IR-09 0916+0917 - - - nation - - nation - -',
  'credentials.review': '- - - IR-09 - - - - nation - - nation - -',
  'needs.read': '- - - IR-09 0916+0917 - - - nation - - nation - -',
  'needs.draft': '- - - IR-09 0916+0917 - - - nation - - nation - -',
  'needs.manage': '- - - IR-09 - - - - nation - - nation - -',
  'matching.run': '- - - IR-09 - - - - nation - - nation - -',
  'projects.manage': '- - - IR-09 - - - - nation - - nation - -',
  'held-payments.resolve': '- - - - - IR-09 - - - - - nation - -',
  'council.read': '- - - IR-09 - - - IR-09 nation - nation nation - -',
  'indicators.manage': '- - - - - - - - nation - - nation - -',
  'ledger.read': '- - - - - IR-09 - - nation - nation nation - -',
  'ledger.close': '- - - - - IR-09 - - - - - nation - -',
  'ledger.reopen': '- - - - - - - - - - - nation - -',
  'letters.manage': '- - - IR-09 - - IR-09 - nation nation - nation - -',
  'audit.read': '- - - - - - - - nation - nation nation - -',
  'offices.manage': '- - - - - - IR-09 - - nation - nation - -',
  'statements.publish': '- - - - - - - - - nation - nation - -',
  'lists.manage': '- - - - - - - - - nation - nation - -',
  'complaints.handle': '- - - - - - IR-09 - - nation - nation - -',
  'staff.read': '- - - - - - IR-09 - - nation nation nation - -',
  'staff.manage': '- - - - - - IR-09 - - nation - nation - -',
  'system.manage': '- - - - - - - - nation nation - nation - -',
  'calendar.manage': '- - - - - - IR-09 - - nation - nation - -',
  'closures.manage': '- - - IR-09 - - IR-09 - nation nation - nation - -',
  'venues.read': '- - - IR-09 0916+0917 - IR-09 - nation nation - nation - -',
  'venues.manage': '- - - IR-09 - - IR-09 - nation nation - nation - -',
  platform: '- - - - - - - - - - - - nation -',
  gateway: '- - - - - - - - - - - - - nation',
};

function reachOf(actor: Actor, permission: Permission): string {
  const decision = decide(actor, permission);
  if (!decision.allowed) return '-';
  const { scope } = decision;
  return scope.reach === 'provinces' ? [...scope.provinceCodes, ...scope.countyCodes].join('+') : scope.reach;
}

const scopeOf = (actor: Actor, permission: Permission): Scope => {
  const decision = decide(actor, permission);
  if (!decision.allowed) throw new Error(decision.reason);
  return decision.scope;
};

describe('who may do what, and how far', () => {
  it.each(Object.entries(table))('%s', (permission, expected) => {
    const reached = Object.values(actors).map((actor) => reachOf(actor, permission as Permission));
    expect(reached.join(' ')).toBe(expected);
  });

  it('a refusal says what is missing: an account, a volunteer, a role', () => {
    expect(decide(actors.visitor, 'signed-in')).toMatchObject({ reason: 'access.sign_in_first' });
    expect(decide(person, 'volunteer')).toMatchObject({ reason: 'access.volunteers_only' });
    expect(decide(person, 'audit.read')).toMatchObject({ reason: 'access.staff_only' });
    expect(decide(actors.council, 'imports.run')).toMatchObject({ reason: 'access.role_lacks_permission' });
  });

  it('grants in several provinces add up, and those of other roles do not', () => {
    const actor: Actor = {
      kind: 'staff',
      ...who,
      isVolunteer: false,
      grants: [
        { role: 'officer', provinceCode: 'IR-09' },
        { role: 'officer', provinceCode: 'IR-23' },
        { role: 'council', provinceCode: 'IR-04' },
      ],
    };
    expect(provincesOf(scopeOf(actor, 'needs.manage'))).toEqual(['IR-09', 'IR-23']);
  });
});

describe('a scope of counties', () => {
  const scope = scopeOf(actors.countyOfficer, 'needs.read');
  it('lets its own counties through, and no other of the same province', () => {
    expect(() => withinCounty(scope, { provinceCode: 'IR-09', countyCode: '0916' })).not.toThrow();
    expect(() => withinCounty(scope, { provinceCode: 'IR-09', countyCode: '0901' })).toThrow(
      'access.out_of_scope',
    );
    expect(() =>
      withinCounty(scopeOf(actors.officer, 'needs.read'), {
        provinceCode: 'IR-09',
        countyCode: '0901',
      }),
    ).not.toThrow();
  });

  it('opens nothing to whoever asks for its province', () => {
    expect(() => withinScope(scope, 'IR-09')).toThrow('access.out_of_scope');
    expect(provincesOf(scope)).toEqual([]);
  });

  it('is nothing beside the office of the province itself', () => {
    const both: Actor = {
      kind: 'staff',
      ...who,
      isVolunteer: false,
      grants: [
        { role: 'officer', provinceCode: 'IR-09' },
        { role: 'county_officer', provinceCode: 'IR-09', countyCodes: ['0916'] },
      ],
    };
    const place = { provinceCode: 'IR-09', countyCode: '0916' };
    expect(isOfCountyAlone(scope, place)).toBe(true);
    expect(isOfCountyAlone(scopeOf(both, 'needs.draft'), place)).toBe(false);
  });
});

describe('a scope', () => {
  it('lets its own provinces through and answers «not found» for the others', () => {
    const scope = scopeOf(actors.officer, 'needs.manage');
    expect(() => withinScope(scope, 'IR-09')).not.toThrow();
    expect(() => withinScope(scope, 'IR-23')).toThrow(AppError);
    expect(() => withinScope(scopeOf(actors.national, 'needs.manage'), 'IR-23')).not.toThrow();
    expect(() => withinScope(scopeOf(person, 'signed-in'), 'IR-09')).toThrow('access.out_of_scope');
  });
});
