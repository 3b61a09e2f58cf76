import type { Answer, privacy } from '@hamyar/contracts';
import { isDeliverable } from '@hamyar/domain';
import { direction, formatDay, formatIrr, formatTime, type Locale } from '@hamyar/i18n';
import { messageNamed } from '@hamyar/i18n/message-named';
import type { CopyDocument, OwnCopy } from '../../kit/privacy.ts';
import type { CopyRow, ErasureRow } from './queries.ts';

type Own = Answer<typeof privacy.showOwn>;

export function presentCopy(
  row: Pick<CopyRow, 'askedAt' | 'fileId' | 'fileState'>,
): NonNullable<Own['copy']> {
  return {
    askedAt: row.askedAt.toISOString(),
    fileId: row.fileId,
    isReady: row.fileState !== null && isDeliverable(row.fileState),
  };
}

export const presentErasure = ({ askedAt, dueAt }: ErasureRow): NonNullable<Own['erasure']> => ({
  askedAt: askedAt.toISOString(),
  dueAt: dueAt.toISOString(),
});

/** What one feature handed over. */
export interface CopyPart extends OwnCopy {
  readonly feature: string;
}

interface Made {
  readonly madeAt: Date;
  readonly locale: Locale;
}

/**
 * The files of a copy: a page that a person can read in either language, their own first, the rows of each feature as JSON, and
 * papers. Pure.
 */
export function copyFiles(parts: readonly CopyPart[], { madeAt, locale }: Made): CopyDocument[] {
  const told = parts.filter(({ sections }) => Object.keys(sections).length > 0);
  const other: Locale = locale === 'fa' ? 'en' : 'fa';
  return [
    { path: 'index.html', content: pageOf(told, madeAt, locale, `index.${other}.html`) },
    { path: `index.${other}.html`, content: pageOf(told, madeAt, other, 'index.html') },
    ...told.map(({ feature, sections }) => ({
      path: `data/${feature.replace('/', '-')}.json`,
      content: `${JSON.stringify(sections, null, 2)}\n`,
    })),
    ...parts.flatMap(({ documents = [] }) => documents),
  ];
}

const style =
  'body{font:1rem/1.7 system-ui,sans-serif;margin:2rem auto;padding:0 1rem;max-width:70rem}div{overflow-x:auto}table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:.3rem .6rem;text-align:start;vertical-align:top}';

function pageOf(parts: readonly CopyPart[], madeAt: Date, locale: Locale, otherPage: string): string {
  const say = (name: string, input: Record<string, string> = {}) =>
    escaped(messageNamed(name, input, locale) ?? name);
  const sections = parts.flatMap(({ sections }) =>
    Object.entries(sections).map(
      ([name, rows]) =>
        `<h2>${say(`privacy_section_${name}`)}</h2>${rows.length === 0 ? `<p>${say('privacy_file_empty')}</p>` : tableOf(rows, locale)}`,
    ),
  );
  const papers = parts.some(({ documents = [] }) => documents.length > 0);
  return `<!doctype html><html lang="${locale}" dir="${direction(locale)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say('privacy_file_title')}</title><style>${style}</style>
<p><a href="${otherPage}">${say('privacy_file_other')}</a></p><h1>${say('privacy_file_title')}</h1><p>${say('privacy_file_made', { day: formatDay(madeAt, locale) })}</p>
${papers ? `<p>${say('privacy_file_receipts')}</p>` : ''}
${sections.join('\n')}
</html>
`;
}

function tableOf(rows: readonly Readonly<Record<string, unknown>>[], locale: Locale): string {
  const columns = Object.keys(rows[0] ?? {});
  const label = (column: string) => {
    const name = column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return escaped(messageNamed(`privacy_field_${name}`, {}, locale) ?? column);
  };
  const head = columns.map((column) => `<th>${label(column)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${columns.map((column) => `<td>${cell(column, row[column], locale)}</td>`).join('')}</tr>`,
  );
  return `<div><table><tr>${head}</tr>${body.join('')}</table></div>`;
}

function cell(column: string, value: unknown, locale: Locale): string {
  if (value === null || value === undefined || value === '') return '—';
  if (value instanceof Date) return escaped(`${formatDay(value, locale)} ${formatTime(value, locale)}`);
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value === 'object') return `<bdi>${escaped(JSON.stringify(value))}</bdi>`;
  const text = String(value);
  if (column.endsWith('Irr') && /^\d+$/.test(text)) return escaped(formatIrr(text, locale));
  return `<bdi>${escaped(text)}</bdi>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
