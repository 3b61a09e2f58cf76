import { type Answer, CallError, identity } from '@hamyar/contracts';
import { type RequestEvent } from '@sveltejs/kit';
import { type Role, type Viewer, visitor } from '#lib/viewer.ts';
import { send } from './api.ts';
import { isAway, ServiceAway } from './service-away.ts';

type Me = NonNullable<Answer<typeof identity.whoAmI>['me']>;

const roleOfGrant: Readonly<Record<Me['grants'][number]['role'], Role>> = {
  officer: 'officer',
  county_officer: 'county',
  treasurer: 'treasurer',
  provincial_administrator: 'administrator',
  council_chair: 'council',
  council_secretary: 'council',
  council: 'council',
  national: 'nation',
  national_treasurer: 'treasurer',
  national_administrator: 'administrator',
  auditor: 'auditor',
};

/**
 * Who is looking: asked of the API once a request, and only when a session cookie came along. An access cookie that
 * ran out is renewed here from the refresh cookie, so that no page has to think of it.
 * @throws ServiceAway when nobody can be asked: being away ourselves makes nobody a visitor
 */
export async function viewerOf(event: RequestEvent): Promise<Viewer> {
  const names = event.cookies.getAll().map((cookie) => cookie.name.replace(/^__Host-/, ''));
  try {
    const me = names.includes('hamyar_access') ? (await send(event, identity.whoAmI)).me : null;
    if (me) return presentViewer(me, event.cookies.get('role'));
    if (!names.includes('hamyar_refresh')) return visitor;
    return presentViewer((await send(event, identity.refreshSession)).me, event.cookies.get('role'));
  } catch (cause) {
    if (cause instanceof CallError && cause.body.code === 'unauthenticated') return visitor;
    throw isAway(cause) ? new ServiceAway(cause) : cause;
  }
}

/** @param chosen role picked in the role switch, believed only when it is held */
export function presentViewer(me: Me, chosen: string | undefined): Viewer {
  const held = [...new Set(me.grants.map((grant) => roleOfGrant[grant.role]))];
  const roles: Role[] = [...held, 'member'];
  const role = roles.find((each) => each === chosen) ?? roles[0] ?? 'member';
  return {
    role,
    name: me.displayName,
    roles,
    isVolunteer: me.isVolunteer,
    withheld: me.withheld,
    provinces: me.grants.flatMap(({ provinceCode, countyCodes }) => (countyCodes ? [] : [provinceCode])),
    counties: me.grants.flatMap(({ countyCodes }) => countyCodes ?? []),
  };
}
