/**
 * Instants are whole minutes since 1970-01-01T00:00Z; distances whole metres or kilometres; shares are per mille
 * (0..1000). Nothing here is a float, a date or a clock, so the same input gives the same output to the byte.
 */
export type Minute = number;

/** Half-open: `[start, end)`. */
export type Interval = { readonly start: Minute; readonly end: Minute };

/** A place in hundred-thousandths of a degree (about a metre). */
export type Point = { readonly latitudeE5: number; readonly longitudeE5: number };

/** Where someone lives or something happens. `point` is null when only the county is known. */
export type Place = {
  /** `IR-00` … `IR-30`. */
  readonly provinceCode: string;
  /** Four digits. */
  readonly countyCode: string | null;
  readonly point: Point | null;
};

export type Gender = 'woman' | 'man';

/** What a credential is worth today; the caller derives it. `provisional`: the registry could not be reached. */
export type CredentialTier = 'verified' | 'provisional' | 'unverified';

export type Credential = {
  readonly profession: string;
  readonly specialty: string | null;
  /** 0 student … higher is more senior; comparable within one profession. */
  readonly level: number;
  readonly tier: CredentialTier;
  readonly validFrom: Minute | null;
  readonly validUntil: Minute | null;
};

/** Minutes of the Tehran week, Saturday 00:00 = 0, up to 10,080; half-open, never wrapping. */
export type WeeklyWindow = { readonly start: number; readonly end: number };

/** A commitment: counts towards the weekly cap; `restMinutes` must stay free after it (night, emergency). */
export type Commitment = Interval & { readonly restMinutes: number };

export type Volunteer = {
  readonly id: string;
  readonly home: Place;
  readonly radiusKm: number;
  readonly acceptsRemote: boolean;
  readonly gender: Gender | null;
  /** Below the age from which somebody answers for themselves. */
  readonly isMinor: boolean;
  readonly languages: readonly string[];
  readonly credentials: readonly Credential[];
  /** Null: not stated, which is not the same as never. */
  readonly weekly: readonly WeeklyWindow[] | null;
  readonly blackouts: readonly Interval[];
  readonly commitments: readonly Commitment[];
  readonly weeklyCapMinutes: number;
  /** How many further assignments they may get. */
  readonly capacityLeft: number;
  /** Days since their last assignment, or since they joined. */
  readonly idleDays: number;
  /** Per mille; 500 is neutral. */
  readonly reliability: number;
  /** Venues where they have served. */
  readonly knownVenueIds: readonly string[];
};

export type RoleSlot = Commitment & {
  readonly id: string;
  readonly venueId: string | null;
  readonly place: Place;
  readonly remote: boolean;
  readonly profession: string;
  /** Null: any. */
  readonly specialty: string | null;
  readonly minLevel: number;
  /** The least that is enough here; `unverified` asks for no credential check at all. */
  readonly minTier: CredentialTier;
  readonly language: string | null;
  /** Only where the service itself requires it. */
  readonly gender: Gender | null;
  /** Why it is for adults alone, as a word of the caller's; null where a minor may come. */
  readonly adultsOnly: string | null;
  /** People still missing. */
  readonly openCount: number;
  /** Per mille. */
  readonly urgency: number;
  /** Per mille, set by a council's resolution. */
  readonly councilPriority: number;
};
