import qrcode from 'qrcode-generator';

/** Light modules around the code; readers need four (ISO/IEC 18004). */
const quietZone = 4;

export interface QrPath {
  /** Modules along one side, quiet zone included. */
  readonly side: number;
  /** SVG path of the dark modules. */
  readonly path: string;
  /** 1 to 40: how dense it is. */
  readonly version: number;
}

/**
 * The dark modules of an address with a fragment, error correction M. Address and fragment in capitals and digits take five and
 * a half bits a sign; the `#` between them is the one sign that this mode does not know.
 */
export function qrPath(address: string, fragment: string): QrPath {
  const code = qrcode(0, 'M');
  code.addData(address.toUpperCase(), 'Alphanumeric');
  code.addData('#', 'Byte');
  code.addData(fragment, 'Alphanumeric');
  return drawn(code);
}

/** The dark modules of a text as it is written, error correction M. */
export function qrPathOf(text: string): QrPath {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  return drawn(code);
}

function drawn(code: ReturnType<typeof qrcode>): QrPath {
  code.make();
  const modules = code.getModuleCount();
  let path = '';
  for (let row = 0; row < modules; row += 1)
    for (let column = 0; column < modules;) {
      let width = 0;
      while (column + width < modules && code.isDark(row, column + width)) width += 1;
      if (width > 0) path += `M${column + quietZone} ${row + quietZone}h${width}v1h-${width}z`;
      column += Math.max(width, 1);
    }
  return { side: modules + 2 * quietZone, path, version: (modules - 17) / 4 };
}

/** The same as a picture of its own, for paper: black on white, sharp at any size. */
export const qrSvg = (address: string, fragment: string): string => svgOf(qrPath(address, fragment));

/** The code of a text as it is written, as such a picture. */
export const qrSvgOf = (text: string): string => svgOf(qrPathOf(text));

function svgOf({ side, path }: QrPath): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}
