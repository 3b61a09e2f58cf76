import { crc32, deflateRawSync } from 'node:zlib';

/** A zip with its parts in exactly this order, for files no writer library makes. */
export function zipOf(
  parts: readonly (readonly [name: string, content: string | Buffer])[],
  flags = 0,
  { deflated = true } = {},
): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const raw = Buffer.from(content);
    const packed = deflated ? deflateRawSync(raw) : raw;
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(flags, 2);
    fixed.writeUInt16LE(deflated ? 8 : 0, 4);
    fixed.writeUInt32LE(crc32(raw), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(raw.length, 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fixed, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fixed, tail, Buffer.from(name)]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, listing, Buffer.from('PK\u0005\u0006'), end]);
}

export const relations = (
  ...targets: readonly (readonly [id: string, type: string, target: string])[]
): string =>
  `<Relationships>${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** The parts of a small workbook; the sheet's XML is given, the rest is usual. */
export function workbookParts(sheetXml: string, sharedXml = ''): [string, string][] {
  return [
    ['xl/worksheets/sheet1.xml', sheetXml],
    ['xl/sharedStrings.xml', `<sst>${sharedXml}</sst>`],
    [
      'xl/styles.xml',
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-3000429]yyyy/mm/dd;@"/><numFmt numFmtId="171" formatCode="#,##0 &quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        ['r1', 'worksheet', '/xl/worksheets/sheet1.xml'],
        ['r2', 'styles', 'styles.xml'],
        ['r3', 'sharedStrings', 'sharedStrings.xml'],
      ),
    ],
    ['xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="برگه" r:id="r1"/></sheets></workbook>'],
    ['_rels/.rels', relations(['a', 'officeDocument', 'xl/workbook.xml'])],
    ['[Content_Types].xml', '<Types/>'],
  ];
}
