import type { Ctx } from './feature.ts';

/** Work that is open by one person's hand in a feature: named before they go, so that it does not go with them. */
export interface OpenWork {
  /** What it is; the pages have a sentence for each. */
  readonly key: string;
  /** @returns how much of it there is; the asker reads staff, and rows of the feature through it alone */
  count(ctx: Ctx, accountId: string): Promise<number>;
}
