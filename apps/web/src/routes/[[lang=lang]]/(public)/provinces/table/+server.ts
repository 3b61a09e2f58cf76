import { provinceColumns } from '#lib/features/ground/places/open-provinces.ts';
import { openProvinces } from '#lib/server/open-provinces.ts';
import { tableFile } from '#lib/server/table-file.ts';
import type { RequestHandler } from './$types';

/** What is open in each province, as a file. */
export const GET: RequestHandler = async (event) =>
  tableFile(event, {
    name: 'provinces',
    columns: provinceColumns(),
    rows: await openProvinces(event),
    sortedBy: 'sort',
  });
