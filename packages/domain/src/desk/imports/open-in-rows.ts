import { entriesOf } from '../../kit/entries.ts';
import type { Mapping } from './row-outcome.ts';
import { statusWord } from './row-status.ts';
import type { SheetQuestion } from './understand-sheet.ts';

// More different words than that are no statuses; the rest is asked once these are answered.
const maxWords = 20;

/**
 * What only the rows show to be open: a status nobody knows, an amount without any unit. Rows refused for it are not
 * refused but asked about, and then nothing of the file counts before the answer.
 */
export function openInRows<Field extends string>() {
  const words = new Set<string>();
  let lacksUnit = false;
  return {
    note: (reason: string, cellText: string): void => {
      if (reason === 'unknown_unit') lacksUnit = true;
      if (reason !== 'unknown_status' || words.size >= maxWords) return;
      words.add(statusWord(cellText));
    },
    questions: (mapping: Mapping<Field>): SheetQuestion<Field>[] => {
      const column = new Map<string, number>(entriesOf(mapping)).get('status');
      return [
        ...(words.size > 0
          ? [{ ask: 'status' as const, words: [...words], columns: column === undefined ? [] : [column] }]
          : []),
        ...(lacksUnit ? [{ ask: 'unit' as const }] : []),
      ];
    },
  };
}
