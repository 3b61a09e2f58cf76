import { z } from 'zod';

const text = z.string().max(2_000);
const line = z.string().max(300);
/** Parts of one sheet; whoever has more draws the first of them. */
export const maxParts = 40;
const row = z.strictObject({ term: line, value: text, ltr: z.boolean().optional() });

/** What every paper says, in words of one language and in its digits. */
const shared = {
  lang: z.enum(['fa', 'en']),
  title: line,
  /** Who issues it; the name of the whole beside. */
  office: line,
  house: line,
  /** Above the two columns of a list of facts. */
  factsHead: z.tuple([line, line]),
  foot: text,
  /** Numbers of the pages, as they are written. */
  pages: z.array(line).max(60),
  /** Name of the file of facts in the document. */
  attachment: z.string().regex(/^[a-z][a-z0-9-]*\.json$/),
};

const qr = z.strictObject({
  /** A picture made by `qrSvg`. */
  svg: z.string().max(100_000),
  label: line,
  title: line,
  text,
  codeLabel: line,
  code: line,
});

/** Every paper of the house with what it says; each has its template of the same name. */
export const papers = {
  receipt: z.strictObject({
    ...shared,
    amount: line,
    words: text,
    exact: line,
    rows: z.array(row).max(20),
    qr: qr.nullable(),
    warning: text.nullable(),
  }),
  certificate: z.strictObject({
    ...shared,
    opening: line,
    name: line,
    sentence: text,
    rows: z.array(row).max(12),
    qr,
  }),
  sheet: z.strictObject({
    ...shared,
    isWide: z.boolean(),
    rows: z.array(row).max(20),
    lead: text.nullable(),
    parts: z
      .array(
        z.strictObject({
          title: line.nullable(),
          columns: z.array(line).min(1).max(10),
          widths: z.array(z.number().positive()).min(1).max(10),
          lines: z.array(z.array(line).max(10)).max(400),
        }),
      )
      .max(maxParts),
    note: text.nullable(),
    signatures: z.array(line).max(4),
  }),
  letter: z.strictObject({
    ...shared,
    marks: z.array(row).length(3),
    to: line,
    paragraphs: z.array(text).min(1).max(20),
    /** Names of what lies beside it, under their heading. */
    beside: z.array(line).max(10),
    besideHead: line,
    signatures: z.array(line).min(1).max(3),
    qr,
    warning: text.nullable(),
  }),
} as const;

export type PaperName = keyof typeof papers;
export type Paper<Name extends PaperName> = z.input<(typeof papers)[Name]>;
