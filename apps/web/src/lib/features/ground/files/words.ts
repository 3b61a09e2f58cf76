import type { files } from '@hamyar/contracts';
import { formatNumber } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { currentLocale } from '#lib/locale.ts';

export function stateWord(state: files.FileState): string {
  const words: Record<files.FileState, () => string> = {
    quarantined: m.file_state_quarantined,
    clean: m.file_state_clean,
    unscanned: m.file_state_unscanned,
    refused: m.file_state_refused,
  };
  return words[state]();
}

export const toneOf = (state: files.FileState): 'good' | 'waiting' | 'warn' | 'bad' =>
  ({ quarantined: 'waiting', clean: 'good', unscanned: 'warn', refused: 'bad' } as const)[state];

export function kindWord(kind: files.FileKind): string {
  if (kind === 'pdf') return m.file_kind_pdf();
  return kind === 'sheet' ? m.file_kind_sheet() : m.file_kind_image();
}

export const sizeWord = (bytes: number): string =>
  m.file_size_kb({ size: formatNumber(Math.max(1, Math.round(bytes / 1024)), currentLocale()) });
