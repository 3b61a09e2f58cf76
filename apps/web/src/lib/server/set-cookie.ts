export interface ReceivedCookie {
  readonly name: string;
  readonly value: string;
  readonly options: {
    path: string;
    httpOnly: boolean;
    secure: boolean;
    sameSite: 'lax' | 'strict' | 'none';
    maxAge?: number;
    expires?: Date;
  };
}

function sameSiteOf(text: string | undefined): 'lax' | 'strict' | 'none' {
  const word = text?.toLowerCase();
  return word === 'strict' || word === 'none' ? word : 'lax';
}

/** Reads one `Set-Cookie` line; the domain is dropped, the value is left encoded as it came. Null when malformed. */
export function parseSetCookie(line: string): ReceivedCookie | null {
  const [pair = '', ...rest] = line.split(';');
  const equals = pair.indexOf('=');
  if (equals < 1) return null;
  const attributes = new Map(
    rest.map((part) => {
      const [key = '', ...value] = part.trim().split('=');
      return [key.toLowerCase(), value.join('=')] as const;
    }),
  );
  const maxAge = attributes.get('max-age');
  const expires = attributes.get('expires');
  return {
    name: pair.slice(0, equals).trim(),
    value: pair.slice(equals + 1).trim(),
    options: {
      path: attributes.get('path') || '/',
      httpOnly: attributes.has('httponly'),
      secure: attributes.has('secure'),
      sameSite: sameSiteOf(attributes.get('samesite')),
      ...(maxAge ? { maxAge: Number(maxAge) } : {}),
      ...(expires ? { expires: new Date(expires) } : {}),
    },
  };
}
