import type { FileAnswer } from '@hamyar/contracts';
import type { Locale } from '@hamyar/i18n';
import { drawPaper } from '@hamyar/papers/draw-paper';
import type { Paper, PaperName } from '@hamyar/papers/papers';
import type { Ctx } from '../../kit/feature.ts';
import { sharedWords } from './present.ts';

type Own<Name extends PaperName> = Omit<Paper<Name>, keyof ReturnType<typeof sharedWords>>;

/**
 * Draws one paper in one language as a file to store. The caller has authorised and read what it says.
 * @param more.facts what its twin in HTML shows, attached as it crosses the wire
 * @param more.drawnAt stands in the document: the same words, facts and time give the same bytes
 */
export function drawDocument<Name extends PaperName>(
  ctx: Ctx,
  name: Name,
  words: Own<Name>,
  more: {
    readonly locale: Locale;
    readonly fileName: string;
    readonly facts: unknown;
    readonly drawnAt: Date;
    readonly foot?: string;
  },
): FileAnswer {
  const shared = sharedWords(more.locale, more.foot ?? ctx.publicUrl.replace(/^https?:\/\//, ''));
  // Both halves of one paper, which the compiler cannot put together over a name that it does not know.
  const shown = { ...words, ...shared } as unknown as Paper<Name>;
  return {
    fileName: `${more.fileName}.pdf`,
    mediaType: 'application/pdf',
    content: drawPaper(name, shown, more.facts, more.drawnAt),
  };
}
