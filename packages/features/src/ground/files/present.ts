import type { files } from '@hamyar/contracts';
import { type FileKind, isDeliverable } from '@hamyar/domain';
import type { FileRow } from './queries.ts';

const extensions: Readonly<Record<FileKind, string | null>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  pdf: 'pdf',
  // As it came: whoever sent it knows what it is.
  sheet: null,
  zip: 'zip',
};

/** The name it is stored under on somebody's machine; what it is decides how it ends. */
export function downloadName({ fileName, kind }: Pick<FileRow, 'fileName' | 'kind'>): string {
  const extension = extensions[kind];
  return extension === null ? fileName : `${fileName.replace(/\.[\w-]{1,8}$/, '')}.${extension}`;
}

/** @param mayRemove whether whoever looks may take it back */
export function presentFile(row: FileRow, mayRemove: boolean): files.StoredFile {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    fileName: downloadName(row),
    bytes: row.bytes,
    createdAt: row.createdAt.toISOString(),
    may: [...(isDeliverable(row.state) ? ['open' as const] : []), ...(mayRemove ? ['remove' as const] : [])],
  };
}
