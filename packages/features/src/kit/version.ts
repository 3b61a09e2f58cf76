import { createHash } from 'node:crypto';
import { Refusal } from './refusal.ts';

/**
 * Version of what a person decides on: a digest of the facts on their screen. Derived and never stored, so no writer can
 * forget to count it up. Facts stand in a fixed order; equal facts have equal versions.
 */
export function versionOf(facts: readonly (string | number | boolean | bigint | null)[]): string {
  const written = JSON.stringify(facts.map((fact) => (typeof fact === 'bigint' ? `${fact}` : fact)));
  return createHash('sha256').update(written).digest('base64url').slice(0, 22);
}

/** What a form says, apart from its key: the same contents have the same digest. */
export const formDigest = (form: { readonly formKey?: unknown }): string =>
  versionOf([JSON.stringify({ ...form, formKey: undefined })]);

/**
 * Refuses a decision on something that changed since it was seen. Asked under the lock of what is decided on, and before
 * anything is said about a decision already made: that one may have been about something else.
 * @throws Refusal `case.changed`
 */
export function requireVersion(seen: string, current: string): void {
  if (seen !== current) throw new Refusal('conflict', 'case.changed');
}
