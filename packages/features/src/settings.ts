import { z } from 'zod';
import { pledgesSettings } from './giving/pledges/settings.ts';
import { identitySettings } from './ground/identity/settings.ts';
import { notificationsSettings } from './ground/notifications/settings.ts';
import { officesSettings } from './ground/offices/settings.ts';
import { transparencySettings } from './ground/transparency/settings.ts';

/**
 * What the features let an operator set; every process that runs them reads it from its environment. Here and not in
 * `features.ts`, because every verb's context knows its type.
 */
export const settings = z.object({
  ...identitySettings.shape,
  ...notificationsSettings.shape,
  ...officesSettings.shape,
  ...pledgesSettings.shape,
  ...transparencySettings.shape,
});
export type Settings = z.output<typeof settings>;

/** These settings alone, of the whole configuration of a process: no verb sees its secrets. */
export function settingsOf(config: Settings): Settings {
  const own = Object.entries(config).filter(([name]) => name in settings.shape);
  // The schema's own names with the values it has read; `fromEntries` forgets which they are.
  return Object.fromEntries(own) as Settings;
}
