import { isFinal, type Moves, statesBefore } from '../kit/state-machine.ts';

/**
 * How far a file has come. Nothing of it leaves while it is `quarantined`. `clean`: a scanner looked and found nothing;
 * `unscanned`: this installation has no scanner, and whoever opens it is told so; `refused`: a scanner found something,
 * and its bytes are gone.
 */
export const fileStates = ['quarantined', 'clean', 'unscanned', 'refused'] as const;
export type FileState = (typeof fileStates)[number];

/** A scanner that is set up later looks at what none has looked at. */
export const fileMoves: Moves<FileState> = {
  quarantined: ['clean', 'unscanned', 'refused'],
  unscanned: ['clean', 'refused'],
  clean: [],
  refused: [],
};

/** The states from which a file may come to this one. */
export const fileStatesBefore = (to: FileState): FileState[] => statesBefore(fileMoves, to);

/** Whether a scanner has still to look at a file. */
export const awaitsScan = (state: FileState): boolean => !isFinal(fileMoves, state);

/** Whether somebody may open it. */
export const isDeliverable = (state: FileState): boolean => state === 'clean' || state === 'unscanned';

/** What a file is, by its own bytes. A `sheet` is read by nobody but the reader of sheets, which says what is wrong with it; a `zip` is made here. */
export const fileKinds = ['jpeg', 'png', 'webp', 'pdf', 'sheet', 'zip'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Kinds that are decoded, drawn anew and stored as they were drawn: nothing of what was sent survives. */
export const imageKinds = ['jpeg', 'png', 'webp'] as const;
export type ImageKind = (typeof imageKinds)[number];

export const mediaTypes: Readonly<Record<FileKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  sheet: 'application/octet-stream',
  zip: 'application/zip',
};

const megabyte = 2 ** 20;

/** What files are kept for: what each may be, how large, and for how many days unless something ends it sooner. */
export const filePurposes = {
  /** Photograph or scan of a licence. Kept for half a year while nobody decides, and a month after. */
  licence_evidence: { kinds: ['jpeg', 'png', 'webp', 'pdf'], maxBytes: 10 * megabyte, days: 180 },
  /** Workbook of an office. */
  import: { kinds: ['sheet'], maxBytes: 50 * megabyte, days: 30 },
  /** Copy of somebody's data, for themselves alone. */
  my_data: { kinds: ['zip'], maxBytes: 200 * megabyte, days: 7 },
  /**
   * What a side of a complaint shows; pictures alone, which are drawn anew: a PDF is stored as it came and may name its author.
   * It goes with its case.
   */
  complaint: { kinds: ['jpeg', 'png', 'webp'], maxBytes: 10 * megabyte, days: 3_700 },
  /** What lies beside a letter of an office; it goes with its letter. */
  letter: { kinds: ['pdf', 'jpeg', 'png', 'webp'], maxBytes: 10 * megabyte, days: 3_700 },
} as const satisfies Readonly<Record<string, { kinds: readonly FileKind[]; maxBytes: number; days: number }>>;
export type FilePurpose = keyof typeof filePurposes;

/** A photograph of a telephone has 12 to 50 million points; forty fit into 160 MB of memory while it is drawn anew. */
export const maxImagePixels = 40_000_000;
/** A page of small print is readable at this, and a licence the more so. */
export const maxImageEdge = 2560;
/** So long an address of a file holds. */
export const fileAddressMinutes = 5;
