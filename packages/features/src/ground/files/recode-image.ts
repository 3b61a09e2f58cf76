import { type ImageKind, maxImageEdge, maxImagePixels } from '@hamyar/domain';
import sharp from 'sharp';
import { invalidField } from '../../kit/refusal.ts';

export interface RecodedImage {
  readonly content: Buffer;
  readonly width: number;
  readonly height: number;
}

const maxSeconds = 15;
const quality = 85;

/** The picture being drawn now: one at a time, so that memory is bounded whoever sends how many at once. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Draws a picture anew, upright, in plain colours and no larger than a page needs. Only its points are kept: where it was
 * taken, by which telephone, and whatever was hidden behind it stay out.
 * @throws Refusal `file.too_many_pixels`, `file.unreadable`
 */
export function recodeImage(content: Buffer, kind: ImageKind): Promise<RecodedImage> {
  const drawn = turn.then(() => draw(content, kind));
  turn = drawn.catch(() => {});
  return drawn;
}

async function draw(sent: Buffer, kind: ImageKind): Promise<RecodedImage> {
  // Its own header says how large it is, before anything is unpacked.
  const { width, height } = await readable(sharp(sent, { limitInputPixels: false }).metadata());
  if (width * height > maxImagePixels) throw invalidField('file', 'file.too_many_pixels');
  const image = sharp(sent, { limitInputPixels: maxImagePixels, failOn: 'error', sequentialRead: true })
    .autoOrient()
    .resize({ width: maxImageEdge, height: maxImageEdge, fit: 'inside', withoutEnlargement: true })
    .toFormat(kind, kind === 'png' ? { compressionLevel: 9 } : { quality })
    .timeout({ seconds: maxSeconds });
  const { data, info } = await readable(image.toBuffer({ resolveWithObject: true }));
  return { content: data, width: info.width, height: info.height };
}

/** Whatever a decoder stumbles over is the file's fault: the sentence is the same. */
const readable = <Result>(work: Promise<Result>): Promise<Result> =>
  work.catch((cause: unknown) => {
    throw Object.assign(invalidField('file', 'file.unreadable'), { cause });
  });
