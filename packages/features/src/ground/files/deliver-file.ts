import type { FileAnswer } from '@hamyar/contracts';
import { mediaTypes } from '@hamyar/domain';
import { readWhole } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { requireDeliverable } from './policy.ts';
import { downloadName } from './present.ts';
import type { FileRow } from './queries.ts';

/**
 * The bytes of a file; the caller has made sure of who asks and by which address.
 * @throws Refusal while nobody has looked at it, and when something was found
 */
export async function deliverFile(ctx: Ctx, file: FileRow): Promise<FileAnswer> {
  requireDeliverable(file);
  return {
    fileName: downloadName(file),
    mediaType: mediaTypes[file.kind],
    content: await readWhole(ctx.ports.files, file.storedName),
  };
}
