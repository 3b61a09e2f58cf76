/** Days that a draft is kept after it was last written. */
export const letterDraftDays = 30;
/** Days after which of an issued letter only number, day, subject and digest are left: ten years. */
export const letterDays = 3_653;

/** What lies beside one letter. */
export const maxLetterAttachments = 5;
/** Of one letter, and signs of one of them: a letter is a page or two. */
export const maxParagraphs = 20;
export const maxParagraphLength = 2_000;

/** Where letters of an office are counted: its province, or the nation as `IR`. */
export const letterOffice = (provinceCode: string | null): string => provinceCode ?? 'IR';

/** `IR-09/1405/12`: office, Solar Hijri year, number. */
export const letterNumber = (office: string, year: number, number: number): string =>
  `${office}/${year}/${number}`;

/** The paragraphs of a body: one a line, blank lines between them or not. */
export const paragraphsOf = (body: string): string[] =>
  body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export type BodyProblem = 'too_many_paragraphs' | 'paragraph_too_long';

/** Why a body does not fit on the paper, or null. */
export function bodyProblem(body: string): BodyProblem | null {
  const paragraphs = paragraphsOf(body);
  if (paragraphs.length > maxParagraphs) return 'too_many_paragraphs';
  return paragraphs.some((text) => text.length > maxParagraphLength) ? 'paragraph_too_long' : null;
}

interface LetterWords {
  readonly number: string;
  /** Civil day on which it was issued. */
  readonly day: string;
  readonly office: string;
  readonly addressee: string;
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly {
    readonly fileName: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly signerName: string;
  readonly signerRole: string;
}

/**
 * What a letter says, as it lies in its PDF and as its digest is taken of: the order and the names of these are part of
 * every letter that was ever issued and never change.
 */
export const letterFacts = (words: LetterWords) => ({
  number: words.number,
  date: words.day,
  office: words.office,
  to: words.addressee,
  subject: words.subject,
  paragraphs: paragraphsOf(words.body),
  attachments: words.attachments.map(({ fileName, bytes, sha256 }) => ({ name: fileName, bytes, sha256 })),
  signer: { name: words.signerName, role: words.signerRole },
});
export type LetterFacts = ReturnType<typeof letterFacts>;

/** The same as bytes: what a reader saves from the PDF as `letter.json`. */
export const letterBytes = (facts: LetterFacts): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(facts));
