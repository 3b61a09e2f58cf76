import { type Answer, matching } from '@hamyar/contracts';

/** What is stored of a match's reasons, or null when an older shape is found. */
export function presentExplanation(
  stored: unknown,
): Answer<typeof matching.showRun>['items'][number]['explanation'] {
  const read = matching.matchExplanation.safeParse(stored);
  return read.success ? read.data : null;
}
