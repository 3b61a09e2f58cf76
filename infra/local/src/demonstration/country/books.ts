import { solarToday, solarToIsoDay, yearEnd } from '@hamyar/domain';
import { closeBooks } from '@hamyar/features/ground/ledger/close-books';
import { listBooks } from '@hamyar/features/ground/ledger/list-books';
import { showClosing } from '@hamyar/features/ground/ledger/show-closing';
import type { Ctx } from '@hamyar/features/kit/feature';
import type { People } from '../people.ts';

const provinceCode = 'IR-09';
/** Years whose books stay open: the running one, and the one that its council compares it with. */
const openYears = 2;

/** Closes the books of the years that nobody writes in any more, as the treasurer would; once. */
export async function closeFormerYears(ctx: Ctx, people: People): Promise<void> {
  const treasurer = people.inOffice(ctx, 'officer');
  const through = solarToIsoDay(yearEnd(solarToday(ctx.clock.now()).year - openYears));
  const books = (await listBooks(treasurer)).provinces.find((each) => each.provinceCode === provinceCode);
  if (books?.closedThrough && books.closedThrough >= through) return;
  const { version } = await showClosing(treasurer, { provinceCode, through });
  await closeBooks(treasurer, { provinceCode, through, version });
}
