import type { pictures } from '@hamyar/contracts';
import type { Locale } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { drawPicture, pictureSize } from '@hamyar/papers/draw-picture';
import sharp from 'sharp';
import { officeName } from '../../ground/documents/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Subject } from './present.ts';

/** Which picture somebody wants. */
export interface Asked {
  readonly subject: pictures.Subject;
  readonly key: string;
  readonly version: string;
  readonly locale: Locale;
}

/** Pictures kept by this process, of some 40 kB each: the newest, which messengers have just been told of. */
const maxKept = 200;
/** Pictures that wait to be drawn; whoever comes then is sent away, and their messenger shows the words alone. */
const maxWaiting = 8;
const maxSeconds = 5;

/** By address; the picture that was asked for last stands last. */
const kept = new Map<string, Promise<Uint8Array>>();
/** The picture being drawn now: one at a time, so that no crowd takes the processor from the pages. */
let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Draws a picture, or hands out the one that was drawn before: many who ask at once wait for one drawing. */
export function drawOnce(
  ctx: Ctx,
  { subject, key, version, locale }: Asked,
  shown: Subject,
): Promise<Uint8Array> {
  const address = `${subject}/${key}/${version}/${locale}`;
  const known = kept.get(address);
  if (known) {
    kept.delete(address);
    kept.set(address, known);
    return known;
  }
  if (waiting >= maxWaiting) throw new Refusal('unavailable', 'service.busy');
  const picture = {
    ...shown.words(locale),
    lang: locale,
    house: m.site_name({}, { locale }),
    office: officeName(shown.provinceCode, locale),
    site: ctx.publicUrl.replace(/^https?:\/\//, ''),
  };
  waiting += 1;
  const drawn = turn
    .then(() => rasterise(drawPicture(picture)))
    .finally(() => {
      waiting -= 1;
    });
  turn = drawn.catch(() => {});
  kept.set(address, drawn);
  // What could not be drawn is tried again when somebody asks again.
  drawn.catch(() => kept.delete(address));
  for (const oldest of kept.keys()) {
    if (kept.size <= maxKept) break;
    kept.delete(oldest);
  }
  return drawn;
}

const rasterise = (svg: string): Promise<Uint8Array> =>
  sharp(Buffer.from(svg))
    .resize(pictureSize)
    .png({ palette: true })
    .timeout({ seconds: maxSeconds })
    .toBuffer();
