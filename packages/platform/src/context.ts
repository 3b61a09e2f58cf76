import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Ports } from './ports.ts';
import type { Sealing } from './sealing.ts';

/** Roles that staff hold; each grant names a province or, with null, the nation. */
export type StaffRole =
  | 'officer'
  | 'county_officer'
  | 'treasurer'
  | 'provincial_administrator'
  | 'council_chair'
  | 'council_secretary'
  | 'council'
  | 'national'
  | 'national_treasurer'
  | 'national_administrator'
  | 'auditor';

export interface RoleGrant {
  readonly role: StaffRole;
  readonly provinceCode: string | null;
  /** Counties of the province, of a county officer alone: what they reach. */
  readonly countyCodes?: readonly string[] | undefined;
}

/** How a session stands: what was shown in it last, and when. */
export interface SessionProof {
  readonly factor: 'text' | 'recovery' | 'totp' | 'passkey';
  /** When it was shown; null in sessions of a text alone. */
  readonly confirmedAt: Date | null;
  readonly openedAt: Date;
  /** Whether its owner has a passkey or TOTP at all. */
  readonly hasFactor: boolean;
  /** Whether its owner holds offices that it does not open. */
  readonly withholdsOffices: boolean;
}

/** Who acts. Closed, so that every policy says what it does with each of them. */
export type Actor =
  | { readonly kind: 'visitor' }
  | {
      readonly kind: 'person';
      readonly accountId: string;
      readonly sessionId: string;
      readonly isVolunteer: boolean;
      /** Of every session that is read; whoever has none is refused what has to be confirmed. */
      readonly proof?: SessionProof;
    }
  | {
      readonly kind: 'staff';
      readonly accountId: string;
      readonly sessionId: string;
      readonly isVolunteer: boolean;
      /** Of every session that is read; whoever has none is refused what has to be confirmed. */
      readonly proof?: SessionProof;
      readonly grants: readonly RoleGrant[];
    }
  /** Whoever sits at the host itself: seeds, imports on the command line. */
  | { readonly kind: 'operator'; readonly name: string }
  /** The clock and the queue, and what a visitor's own act needs of us: by the name of the act, as far as it reaches. */
  | { readonly kind: 'job'; readonly name: string; readonly reach: readonly string[] }
  /** The payment gateway's word, as far as what follows from it reaches. */
  | { readonly kind: 'gateway'; readonly name: string; readonly reach: readonly string[] };

/** Which rows the database shows this actor; read by row-level security. */
export interface RowScope {
  readonly accountId: string | null;
  readonly provinces: '*' | readonly string[];
  /** As `provinces`, for writing: whoever only reads (a council, an auditor) has none. */
  readonly desk: '*' | readonly string[];
  /** Counties of a county officer: whose rows are read, and whose drafts are written. */
  readonly counties: readonly string[];
  /** Where the actor may read who holds which office: administrators and auditors. */
  readonly staffSeen: '*' | readonly string[];
  /** Where the actor may change it: administrators. */
  readonly staff: '*' | readonly string[];
  /** Where the actor may read the audit log: auditors and the nation's officers. */
  readonly audited: '*' | readonly string[];
  /** Tables that an act of the platform itself may touch in whole; none for people. */
  readonly reach: readonly string[];
}

export interface Clock {
  now(): Date;
}

/** A job that follows an event: its name, which is the outbox topic, and what it takes. */
export interface EventHandler {
  readonly name: string;
  readonly payload: z.ZodType;
}

/** The jobs that follow each event, by the event's name. */
export type EventHandlers = ReadonlyMap<string, readonly EventHandler[]>;

/** What every verb receives: who acts, the time, the database, the outside world. Nothing else is reached for. */
export interface Context<Pool = unknown, Settings = unknown> {
  readonly actor: Actor;
  readonly rowScope: RowScope;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly requestId: string;
  readonly sealing: Sealing;
  readonly ports: Ports;
  /** Who reacts to what a verb announces. */
  readonly eventHandlers: EventHandlers;
  /** UUIDv7. */
  newId(): string;
  /** Cryptographically random bytes. */
  randomBytes(count: number): Buffer;
  /** Public address of the web, without a trailing slash; for links in messages. */
  readonly publicUrl: string;
  /** What the features let an operator set. */
  readonly settings: Settings;
}

const nowhere = { provinces: [], desk: [], counties: [], staffSeen: [], staff: [], audited: [], reach: [] };
const everywhere = {
  provinces: '*',
  desk: '*',
  counties: [],
  staffSeen: '*',
  staff: '*',
  audited: '*',
  reach: [],
} as const;

/** Roles by the walls that open to them; those of councils read only. */
const deskRoles = new Set<StaffRole>(['officer', 'treasurer', 'national', 'national_treasurer']);
const administrators = new Set<StaffRole>(['provincial_administrator', 'national_administrator']);

/** Row scope of an actor: people see what is theirs, acts of the platform the tables they were made for. */
export function rowScopeOf(actor: Actor): RowScope {
  switch (actor.kind) {
    case 'visitor':
      return { ...nowhere, accountId: null };
    case 'person':
      return { ...nowhere, accountId: actor.accountId };
    case 'staff':
      return {
        accountId: actor.accountId,
        // Whoever only administers people has nothing to look for in the files of the desk.
        provinces: provincesIn(
          actor.grants.filter(({ role }) => !administrators.has(role) && role !== 'county_officer'),
        ),
        desk: provincesIn(actor.grants.filter(({ role }) => deskRoles.has(role))),
        counties: countiesOf(actor.grants),
        staffSeen: provincesIn(
          actor.grants.filter(({ role }) => administrators.has(role) || role === 'auditor'),
        ),
        staff: provincesIn(actor.grants.filter(({ role }) => administrators.has(role))),
        audited: provincesIn(actor.grants.filter(({ role }) => role === 'auditor' || role === 'national')),
        reach: [],
      };
    case 'operator':
      return { ...everywhere, accountId: null };
    case 'job':
    case 'gateway':
      return { ...nowhere, accountId: null, reach: actor.reach };
  }
}

/** Counties of these grants: none but a county officer's have any. */
export const countiesOf = (grants: readonly RoleGrant[]): readonly string[] =>
  grants.flatMap(({ role, countyCodes }) => (role === 'county_officer' ? (countyCodes ?? []) : []));

function provincesIn(grants: readonly RoleGrant[]): RowScope['provinces'] {
  if (grants.some((grant) => grant.provinceCode === null)) return '*';
  return grants.flatMap(({ provinceCode }) => provinceCode ?? []);
}

/** The same context acting as someone else. */
export function actingAs<C extends Context>(ctx: C, actor: Actor): C {
  return { ...ctx, actor, rowScope: rowScopeOf(actor) };
}
