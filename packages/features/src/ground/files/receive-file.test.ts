import { readWhole } from '@hamyar/platform';
import { aBomb, aPdf, sent, zipEnd } from '@hamyar/testing/uploads';
import { openWorld, type World } from '@hamyar/testing/world';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveFile } from './receive-file.ts';

let world: World;
let picture: Buffer;
const html = '<html><script>alert(1)</script></html>';
beforeAll(async () => {
  world = await openWorld();
  picture = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#2a6' } })
    .withExif({
      IFD0: { Make: 'SECRET-TELEPHONE' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 17/1 59/1', GPSLongitudeRef: 'E' },
    })
    .jpeg()
    .toBuffer();
});
afterAll(() => world.close());

const take = (content: Buffer | string, fileName = 'licence.jpg') =>
  receiveFile(world.as(), { purpose: 'licence_evidence', fileName }, sent(content));
const stored = async (content: Buffer, fileName?: string) => {
  const received = await take(content, fileName);
  return { received, bytes: await readWhole(world.as().ports.files, received.storedName) };
};
const refusal = (content: Buffer | string, fileName?: string) =>
  take(content, fileName).then(
    () => 'taken',
    (error: { reason: string }) => error.reason,
  );

describe('a picture', () => {
  it('is drawn anew, smaller, and without the place where it was taken or what took it', async () => {
    expect(picture.includes('SECRET-TELEPHONE')).toBe(true);
    expect((await sharp(picture).metadata()).exif?.length).toBeGreaterThan(0);
    const { received, bytes } = await stored(picture);
    expect(received).toMatchObject({ kind: 'jpeg', width: 2560, height: 1280, bytes: bytes.length });
    const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(bytes.includes('SECRET-TELEPHONE')).toBe(false);
    expect(bytes.includes('GPS')).toBe(false);
  });

  it('with a page, a program or an archive behind it keeps nothing of them', async () => {
    for (const more of [Buffer.from(html), zipEnd(), Buffer.from('<?php system($_GET[0]);')]) {
      const { bytes } = await stored(Buffer.concat([picture, more]));
      expect(bytes.includes(more)).toBe(false);
    }
  });

  it('that lies on its side stands upright afterwards', async () => {
    const turned = await sharp(picture).resize(300, 150).withMetadata({ orientation: 6 }).toBuffer();
    expect((await stored(turned)).received).toMatchObject({ width: 150, height: 300 });
  });

  it('as PNG or WebP stays what it is', async () => {
    for (const kind of ['png', 'webp'] as const) {
      const same = await sharp(picture).resize(40).toFormat(kind).toBuffer();
      expect((await stored(same, 'x.jpg')).received.kind).toBe(kind);
    }
  });
});

describe('what is refused, each with its own reason', () => {
  it.each([
    ['nothing', () => Buffer.alloc(0), 'file.empty'],
    ['a page called a picture', () => Buffer.from(html), 'file.kind_unknown'],
    [
      'SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'file.kind_unknown',
    ],
    ['a drawing behind an XML head', () => Buffer.from('<?xml version="1.0"?><svg/>'), 'file.kind_unknown'],
    ['GIF', () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), 'file.kind_unknown'],
    ['a zip', () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(60)]), 'file.packed'],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]), 'file.packed'],
    ['a picture of iPhones', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'file.heic'],
    ['a picture that breaks off', () => picture.subarray(0, 2_000), 'file.unreadable'],
    ['only the first bytes of a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'file.unreadable'],
    ['a bomb of 900 million points', () => aBomb(30_000, 30_000), 'file.too_many_pixels'],
    ['a document without an end', () => aPdf().subarray(0, 100), 'file.unreadable'],
    ['a document with a page behind it', () => Buffer.concat([aPdf(), Buffer.from(html)]), 'file.unreadable'],
    ['a document that is an archive too', () => Buffer.concat([aPdf(), zipEnd()]), 'file.unreadable'],
    ['an archive whose comment is a document’s end', () => polyglot(), 'file.packed'],
    ['one byte more than 10 MB', () => Buffer.alloc(10 * 2 ** 20 + 1, 0xff), 'file.too_large'],
  ])('%s', async (_what, content, reason) => {
    expect(await refusal(content())).toBe(reason);
  });
});

const polyglot = () => {
  const end = 'startxref\n9\n%%EOF\n';
  return Buffer.concat([aPdf().subarray(0, -end.length), zipEnd(end)]);
};

describe('a name', () => {
  it.each([
    ['../../etc/passwd.jpg', 'passwd.jpg'],
    ['C:\\Users\\x\\پروانه.jpg', 'پروانه.jpg'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['<b>"x"</b>.png', 'b.png'],
    ['   ', 'file'],
  ])('%s is kept as %s, and the store makes its own', async (given, kept) => {
    const { received } = await stored(aPdf(), given);
    expect(received.fileName).toBe(kept);
    expect(received.storedName).toMatch(/^[0-9a-f-]{36}\.upload$/);
  });
});
