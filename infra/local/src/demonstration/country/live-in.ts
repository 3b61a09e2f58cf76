import { allProvinces, type Province } from '@hamyar/domain';
import type { Ctx } from '@hamyar/features/kit/feature';
import type { People } from '../people.ts';
import { closeFormerYears } from './books.ts';
import { seedChanges } from './changes.ts';
import { seedComplaints } from './complaints.ts';
import { seedGifts } from './gifts.ts';
import { seedCountryGoals } from './goals.ts';
import { seedLetters } from './letters.ts';
import { seedLicences } from './licences.ts';
import { seedLimits } from './limits.ts';
import { sendLists } from './send-lists.ts';
import { seedService } from './service.ts';
import { seedUnfinishedList } from './unfinished-list.ts';

/**
 * Makes the people of the demonstration a country at work: five years of giving, the gifts, needs and papers of the last weeks.
 * Everything goes through the verbs that people use, each at the moment it would have been; no text goes out for what is past.
 * Each part is made once; one that a stop broke off is gone on with by the next start, or left as far as it came.
 * @param progress.say told what is being made, in a line
 * @param progress.signal ends it between two parts
 * @param provinces whose lists are sent; all
 */
export async function liveIn(
  ctx: Ctx,
  people: People,
  progress: { readonly say: (line: string) => void; readonly signal: AbortSignal },
  provinces: readonly Province[] = allProvinces,
): Promise<void> {
  const parts = [
    () => seedLicences(ctx, people),
    () => seedService(ctx, people),
    () => seedChanges(ctx, people),
    () => seedLetters(ctx, people),
    () => seedComplaints(ctx, people),
    () => seedLimits(ctx, people),
    () => seedCountryGoals(ctx),
    () => seedGifts(ctx, people.member('donor')),
    () => sendLists(ctx, provinces, new Map([['IR-09', people.inOffice(ctx, 'officer')]]), progress),
    () => closeFormerYears(ctx, people),
    () => seedUnfinishedList(ctx, people),
  ];
  for (const part of parts) {
    if (progress.signal.aborted) return;
    await part();
  }
}
