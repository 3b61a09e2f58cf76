import type { FileAnswer } from '@hamyar/contracts';
import { type Transaction, withTransaction } from '@hamyar/db';
import { professions } from '@hamyar/domain';
import { formatDay, formatTime, type Locale, plainDigits } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { maxParts } from '@hamyar/papers/papers';
import { audit } from '@hamyar/platform';
import { asService, authorise, withinCounty } from '../../ground/access/index.ts';
import { drawDocument, officeName } from '../../ground/documents/index.ts';
import { termLabel } from '../../ground/places/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type HolderRow, holders, needOnPaper } from './list-holders.ts';

/** What one print holds; a need with more people, or more shifts than a paper has parts, prints its next ones. */
const maxPeople = 300;
/** Lines for whoever comes unannounced. */
const spareLines = 3;

/**
 * The sheet on which those who come to a need sign, shift by shift: names and professions, no number of anybody. Who
 * printed it is recorded, because it carries names out of the house.
 */
export async function printRoster(
  asker: Ctx,
  { needId, locale }: { readonly needId: string; readonly locale: Locale },
): Promise<FileAnswer> {
  const scope = authorise(asker, 'needs.read');
  const from = new Date(asker.clock.now().getTime() - dayMs);
  const { need, people } = await withTransaction(asService(asker, 'place-holders'), async (tx) => {
    const found = await needOnPaper(tx, needId);
    if (!found) throw new Refusal('not_found', 'need.unknown');
    withinCounty(scope, found);
    return { need: found, people: await comingTo(tx, needId, from) };
  });
  const shifts = byShift(people).slice(0, maxParts);
  await withTransaction(asker, (tx) =>
    audit(asker, tx, {
      action: 'need.roster_printed',
      targetType: 'need',
      targetId: needId,
      provinceCode: need.provinceCode,
      detail: { people: shifts.flatMap((shift) => shift.people).length },
    }),
  );
  const as = { locale };
  return drawDocument(
    asker,
    'sheet',
    {
      title: m.paper_roster_title({}, as),
      office: officeName(need.provinceCode, locale),
      attachment: 'roster.json',
      isWide: false,
      rows: [
        { term: m.paper_roster_need({}, as), value: need.title },
        { term: m.paper_number({}, as), value: plainDigits(need.number, locale), ltr: true },
      ],
      lead: shifts.length === 0 ? m.holders_empty({}, as) : null,
      parts: shifts.map((shift) => partOf(shift, locale)),
      note: m.paper_roster_note({}, as),
      signatures: [m.paper_roster_keeper({}, as)],
    },
    {
      locale,
      fileName: `roster-${need.number}`,
      facts: { needNumber: need.number, title: need.title, shifts },
      drawnAt: asker.clock.now(),
    },
  );
}

const dayMs = 86_400_000;

/** Those of the shifts that began since yesterday or are still to come. */
function comingTo(tx: Transaction, needId: string, from: Date): Promise<HolderRow[]> {
  const after = { at: from.toISOString(), id: '00000000-0000-0000-0000-000000000000' };
  return holders(tx, { needId, after, limit: maxPeople });
}

/** Words of one shift, in both languages: as the attached facts have them. */
function byShift(people: readonly HolderRow[]) {
  const shifts = Map.groupBy(
    people,
    ({ startsAt, endsAt }) => `${startsAt.toISOString()} ${endsAt.toISOString()}`,
  );
  return [...shifts.values()].flatMap((those) => {
    const [first] = those;
    if (!first) return [];
    return {
      startsAt: first.startsAt.toISOString(),
      endsAt: first.endsAt.toISOString(),
      people: those.map(({ firstName, lastName, profession }) => ({
        name: [firstName, lastName].filter((part) => part !== null).join(' '),
        profession: termLabel(professions, profession),
      })),
    };
  });
}

function partOf(shift: ReturnType<typeof byShift>[number], locale: Locale) {
  const as = { locale };
  const hours = [shift.startsAt, shift.endsAt].map((instant) => formatTime(instant, locale));
  const names = [...shift.people.map(({ name, profession }) => [name, profession[locale]]), ...spare];
  return {
    title: m.paper_roster_shift(
      { day: formatDay(new Date(shift.startsAt), locale), from: hours[0] ?? '', to: hours[1] ?? '' },
      as,
    ),
    columns: [
      m.paper_row({}, as),
      m.paper_roster_name({}, as),
      m.paper_roster_profession({}, as),
      m.paper_roster_in({}, as),
      m.paper_roster_out({}, as),
      m.paper_signature({}, as),
    ],
    widths: [1, 5, 3, 2, 2, 4],
    lines: names.map((cells, line) => [plainDigits(line + 1, locale), ...cells, '', '', '']),
  };
}

const spare = Array.from({ length: spareLines }, () => ['', '']);
