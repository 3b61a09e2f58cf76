import type { privacy } from '@hamyar/contracts';
import type { Ctx } from './feature.ts';

/** Somebody, by everything under which features know them. */
export interface Person {
  readonly accountId: string;
  /** E.164. */
  readonly mobile: string;
  /** What lies under the number alone is theirs from here on; before, the number may have been somebody else's. */
  readonly numberSince: Date;
  readonly volunteerId: string | null;
}

/**
 * What becomes of it when somebody is erased: gone, left without whom it names, gone by itself within days, or kept, each with
 * the reason that the person reads before.
 */
export type Fate =
  | 'deleted'
  | 'pseudonymised'
  | 'ages'
  | 'books'
  | 'receipts'
  | 'trail'
  | 'office-records'
  | 'tombstone';

export const isKept = (fate: Fate): fate is privacy.KeptReason =>
  fate !== 'deleted' && fate !== 'pseudonymised' && fate !== 'ages';

/** A table with personal data, as the records of processing say it. */
export interface Holding {
  readonly table: string;
  readonly columns: readonly string[];
  readonly purpose: string;
  readonly retention: string;
  readonly basis: 'consent' | 'agreement' | 'law' | 'public-task' | 'security';
  readonly fate: Fate;
}

export type CopyRow = Readonly<Record<string, unknown>>;

/** A paper in a copy, by its path there. */
export interface CopyDocument {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What a feature hands over of somebody: rows by section, and papers. */
export interface OwnCopy {
  readonly sections: Readonly<Record<string, readonly CopyRow[]>>;
  readonly documents?: readonly CopyDocument[];
}

/** Something of somebody that ends when they are erased, said before. */
export interface Ending {
  /** The pages have a sentence for each. */
  readonly key: privacy.Ending;
  count(ctx: Ctx, person: Person): Promise<number>;
}

/** What a feature knows of people. Each function is an act of its own, and done twice it changes nothing more. */
export interface FeaturePrivacy {
  readonly holds: readonly Holding[];
  readonly export?: (ctx: Ctx, person: Person) => Promise<OwnCopy>;
  readonly erase?: (ctx: Ctx, person: Person) => Promise<void>;
  readonly ends?: readonly Ending[];
}

/** Rows of one section, whoever has more asks the office: a copy is made in one piece. */
export const maxCopyRows = 5_000;
