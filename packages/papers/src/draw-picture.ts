import { z } from 'zod';
import { compileTemplate } from './draw-paper.ts';

const line = z.string().max(300);

/** What a messenger shows of a page, in words of one language and in its digits. */
const picture = z.strictObject({
  lang: z.enum(['fa', 'en']),
  house: line,
  /** Whose page it is: the office of the province. */
  office: line,
  place: line,
  title: z.string().max(600),
  /** Of the title, which may be Persian on an English picture. */
  titleDir: z.enum(['rtl', 'ltr']),
  /** How much is done, in thousandths; null where nothing is counted. */
  share: z.number().int().min(0).nullable(),
  progress: line,
  note: line,
  /** Name of the site. */
  site: line,
});
export type Picture = z.input<typeof picture>;

/** Points of a picture, of which each is one pixel: what messengers ask for. */
export const pictureSize = { width: 1200, height: 630 };

/**
 * Draws a picture as SVG whose letters are outlines, Persian ones joined as they are read: no reader needs our face.
 * @throws ZodError when it says what the form does not know; Error when the template does not hold
 */
export const drawPicture = (shown: Picture): string =>
  compileTemplate(picture.parse(shown), null, (typst, folder) =>
    typst.plainSvg({ mainFilePath: `${folder}/picture.typ` }),
  );
