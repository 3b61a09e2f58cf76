import type { TestProject } from 'vitest/node';
import { sayLine, startCountry } from '../country.ts';

/** The whole country of the demonstration, for whoever walks through all of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, folder, webUrl, sandboxUrl, ownerUrl } = await startCountry(sayLine);
  project.provide('platform', { webUrl, sandboxUrl, ownerUrl });
  project.provide('journeysFolder', folder);
  return stop;
}
