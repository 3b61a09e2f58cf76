import type { documents, FileAnswer } from '@hamyar/contracts';
import { today } from '@hamyar/domain';
import { formatDay, type Locale, plainDigits } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import type { Paper } from '@hamyar/papers/papers';
import type { Ctx } from '../../kit/feature.ts';
import { authorise } from '../access/index.ts';
import { drawDocument } from './draw-document.ts';
import { officeName, type sharedWords } from './present.ts';

export interface Form {
  readonly form: documents.FormName;
  readonly locale: Locale;
  readonly provinceCode?: string | undefined;
  readonly day?: string | undefined;
  readonly time?: string | undefined;
  readonly place?: string | undefined;
  readonly subject?: string | undefined;
}

type Sheet = Omit<Paper<'sheet'>, keyof ReturnType<typeof sharedWords> | 'office' | 'attachment'>;

/** Room for a hand: as many lines as one page takes. */
const blank = (columns: number, lines: number, locale: Locale) =>
  Array.from({ length: lines }, (_, line) => [
    plainDigits(line + 1, locale),
    ...Array.from({ length: columns - 1 }, () => ''),
  ]);

/** Draws a paper that an office fills by hand; what was typed already stands in it and nowhere else. */
export async function printForm(ctx: Ctx, input: Form): Promise<FileAnswer> {
  authorise(ctx, 'signed-in');
  const { locale, form, ...typed } = input;
  const slug = form.replaceAll('_', '-');
  const office = officeName(typed.provinceCode ?? null, locale);
  const sheet = sheets[form](input, { locale });
  return drawDocument(
    ctx,
    'sheet',
    { ...sheet, office, attachment: `${slug}.json` },
    {
      locale,
      fileName: slug,
      facts: { form, ...typed },
      drawnAt: new Date(`${today(ctx.clock.now())}T00:00:00Z`),
    },
  );
}

/** A line to write on, where nothing was typed. */
const room = '……………………………';

const sheets: Readonly<Record<documents.FormName, (input: Form, in_: { locale: Locale }) => Sheet>> = {
  handover: ({ locale }, in_) => ({
    title: m.paper_handover_title({}, in_),
    isWide: false,
    rows: [
      { term: m.paper_number({}, in_), value: room },
      { term: m.paper_date({}, in_), value: room },
      { term: m.paper_handover_from({}, in_), value: room },
      { term: m.paper_handover_to({}, in_), value: room },
      { term: m.paper_handover_place({}, in_), value: room },
    ],
    lead: m.paper_handover_lead({}, in_),
    parts: [
      {
        title: null,
        columns: [
          m.paper_row({}, in_),
          m.paper_handover_item({}, in_),
          m.paper_handover_count({}, in_),
          m.paper_handover_state({}, in_),
          m.paper_handover_value({}, in_),
        ],
        widths: [1, 6, 2, 3, 3],
        lines: blank(5, 12, locale),
      },
    ],
    note: m.paper_handover_note({}, in_),
    signatures: [m.paper_handover_giver({}, in_), m.paper_handover_taker({}, in_)],
  }),
  cash_book: ({ locale }, in_) => ({
    title: m.paper_cash_title({}, in_),
    isWide: true,
    rows: [
      { term: m.paper_cash_box({}, in_), value: room },
      { term: m.paper_cash_page({}, in_), value: room },
      { term: m.paper_cash_before({}, in_), value: room },
    ],
    lead: null,
    parts: [
      {
        title: null,
        columns: [
          m.paper_row({}, in_),
          m.paper_date({}, in_),
          m.paper_cash_what({}, in_),
          m.paper_cash_receipt({}, in_),
          m.paper_cash_in({}, in_),
          m.paper_cash_out({}, in_),
          m.paper_cash_left({}, in_),
          m.paper_signature({}, in_),
        ],
        widths: [1, 2, 6, 3, 3, 3, 3, 2],
        lines: blank(8, 10, locale),
      },
    ],
    note: m.paper_cash_note({}, in_),
    signatures: [m.paper_cash_keeper({}, in_), m.paper_cash_witness({}, in_)],
  }),
  council_invitation: (input, in_) => ({
    title: m.paper_invitation_title({}, in_),
    isWide: false,
    rows: [
      { term: m.paper_date({}, in_), value: input.day ? formatDay(input.day, input.locale) : room },
      {
        term: m.paper_invitation_time({}, in_),
        value: input.time ? plainDigits(input.time, input.locale) : room,
      },
      { term: m.paper_invitation_place({}, in_), value: input.place ?? room },
      { term: m.paper_invitation_subject({}, in_), value: input.subject ?? room },
    ],
    lead: m.paper_invitation_lead({}, in_),
    parts: [
      {
        title: m.paper_invitation_agenda({}, in_),
        columns: [
          m.paper_row({}, in_),
          m.paper_invitation_item({}, in_),
          m.paper_invitation_speaker({}, in_),
        ],
        widths: [1, 8, 4],
        lines: blank(3, 6, input.locale),
      },
    ],
    note: null,
    signatures: [m.paper_invitation_secretary({}, in_)],
  }),
};
