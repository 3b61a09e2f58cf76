import { endpoints } from './endpoints.ts';
import type * as contracts from './index.ts';

type Contracts = typeof contracts;
type ReasonsOf<Part> = Part extends {
  readonly permission: unknown;
  readonly reasons: readonly (infer Reason)[];
}
  ? Reason
  : never;
type ReasonsIn<Noun> = Noun extends { readonly _zod: unknown } | ((...input: never) => unknown)
  ? never
  : { [Name in keyof Noun]: ReasonsOf<Noun[Name]> }[keyof Noun];

/** Reasons that any endpoint may answer with, whatever it is about. */
export const sharedReasons = [
  'access.confirm_first',
  'access.enrol_first',
  'access.foreign_origin',
  'access.out_of_scope',
  'access.people_only',
  'access.platform_only',
  'access.prove_first',
  'access.role_lacks_permission',
  'access.sign_in_first',
  'access.staff_only',
  'access.volunteers_only',
  'cursor.invalid',
  'input.content_type',
  'input.invalid',
  'input.too_large',
  'service.busy',
  'service.no_such_route',
  'service.too_many_requests',
  'service.unavailable',
] as const;

/**
 * Reasons told otherwise than by an endpoint's answer: why the platform's own work on files and runs came to nothing, and
 * what acts refuse that are only asked for on the server.
 */
export const otherReasons = [
  'goal.not_positive',
  'import.another_running',
  'import.binary_xlsb',
  'import.broken_file',
  'import.empty_file',
  'import.file_changed',
  'import.file_too_large',
  'import.html_table',
  'import.legacy_xls',
  'import.not_a_spreadsheet',
  'import.opendocument',
  'import.password_protected',
  'import.too_many_rows',
  'import.unexpected',
  'matching.abandoned',
  'matching.engine_failed',
  'matching.too_large',
  'matching.too_long',
  'project.without_target',
  'staff.has_administrator',
  'staff.lost_unknown',
  'staff.others_act',
  'staff.reason_missing',
] as const;

/** Every reason a person may be told: those of all endpoints, the shared ones, and why work of the platform failed. */
export type Reason =
  | { [Noun in keyof Contracts]: ReasonsIn<Contracts[Noun]> }[keyof Contracts]
  | (typeof sharedReasons)[number]
  | (typeof otherReasons)[number];

/** The same list at run time. */
export const reasons: ReadonlySet<string> = new Set([
  ...endpoints.flatMap((endpoint) => endpoint.reasons),
  ...sharedReasons,
  ...otherReasons,
]);
