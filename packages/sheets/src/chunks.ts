import type { Readable } from 'node:stream';

/** The chunks of a stream of bytes, as they come. */
export function chunksOf(stream: Readable): AsyncIterable<Buffer> {
  // Without an encoding a stream gives buffers alone, which its declaration leaves open.
  return stream as AsyncIterable<Buffer>;
}
