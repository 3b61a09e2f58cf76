import { m } from '@hamyar/i18n/messages';
import type { TableColumn } from '#lib/table.ts';
import { nameOf } from './names.ts';

/** A province and what is open in it. */
export interface OpenProvince {
  readonly province: {
    readonly code: string;
    readonly slug: string;
    readonly fa: string;
    readonly en: string;
  };
  readonly openNeeds: number;
  readonly placesLeft: number;
}

/** Columns of the table of provinces. */
export const provinceColumns = (): readonly TableColumn<OpenProvince>[] => [
  { key: 'province', label: m.need_province(), value: ({ province }) => nameOf(province) },
  { key: 'needs', label: m.provinces_open(), numeric: true, value: ({ openNeeds }) => openNeeds },
  { key: 'places', label: m.provinces_places(), numeric: true, value: ({ placesLeft }) => placesLeft },
];
