import type { SheetKind } from '@hamyar/domain';
import type { Preview } from './preview.ts';

/**
 * The answer to a file as offices compare it: `acceptedRows` for gifts, `accepted` for people and needs, rows with
 * their reasons, and the totals as digit strings of rials.
 */
export function presentPreview<Kind extends SheetKind>(preview: Preview<Kind>): Record<string, unknown> {
  const rejected = preview.rejected.map(({ row, reason }) => ({ row, reason }));
  const ignored = preview.ignored.map(({ row, reason }) => ({ row, reason }));
  const accepted =
    preview.kind === 'contributions'
      ? { acceptedRows: preview.acceptedRows }
      : { accepted: preview.acceptedRows };
  return { ...accepted, rejected, ignored, ...preview.totals };
}
