import type { Answer, needs } from '@hamyar/contracts';
import { formatDay, formatTime } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { said } from '#lib/bilingual.ts';
import { nameOf } from '#lib/features/ground/places/names.ts';
import { currentLocale } from '#lib/locale.ts';
import { deskNeeds } from '#lib/server/desk-needs.ts';
import { tableFile } from '#lib/server/table-file.ts';
import type { TableColumn } from '#lib/table.ts';
import type { RequestHandler } from './$types';

type Row = Answer<typeof needs.listDesk>['items'][number];

function columns(): readonly TableColumn<Row>[] {
  const locale = currentLocale();
  const when = (moment: string) => `${formatDay(moment, locale)}، ${formatTime(moment, locale)}`;
  return [
    { key: 'title', label: m.desk_need_title(), value: ({ title }) => said(title) },
    { key: 'profession', label: m.credential_profession(), value: ({ profession }) => nameOf(profession) },
    {
      key: 'place',
      label: m.need_county(),
      value: ({ isRemote, county }) => (isRemote ? m.need_remote() : nameOf(county)),
    },
    {
      key: 'next',
      label: m.desk_need_next(),
      value: ({ nextStartsAt }) => (nextStartsAt === null ? null : when(nextStartsAt)),
    },
    { key: 'left', label: m.desk_need_left(), value: ({ placesLeft }) => placesLeft },
    { key: 'accepted', label: m.desk_need_accepted(), value: ({ accepted }) => accepted },
    { key: 'offered', label: m.desk_need_offered(), value: ({ offered }) => offered },
  ];
}

/** The needs that the page shows, as a file. */
export const GET: RequestHandler = async (event) => {
  const { page, status } = await deskNeeds(event);
  return tableFile(event, { name: `needs-${status}`, columns: columns(), rows: page.items, sortedBy: null });
};
