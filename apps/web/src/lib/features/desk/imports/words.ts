import type { imports } from '@hamyar/contracts';
import { messageNamed } from '@hamyar/i18n/message-named';

/** A message by its made-up name; the name itself when nobody wrote it, which tests would show. */
const say = (name: string): string => messageNamed(name) ?? name;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const kindName = (kind: string): string => say(`import_kind_${kind}`);
export const stateName = (state: string): string => say(`import_state_${state}`);
export const fieldName = (field: string): string => say(`import_field_${snake(field)}`);
export const reasonName = (reason: string): string => say(`import_reason_${reason}`);
export const unitName = (unit: string): string => say(`import_unit_${unit}`);

/** A column as spreadsheets call it: 0 → A, 26 → AA. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last;
}

export type Tone = 'neutral' | 'good' | 'waiting' | 'warn' | 'bad' | 'ended';
const tones: Readonly<Record<imports.ImportState, Tone>> = {
  uploaded: 'waiting',
  previewing: 'waiting',
  needs_answers: 'warn',
  previewed: 'warn',
  committing: 'waiting',
  committed: 'good',
  failed: 'bad',
  discarded: 'ended',
};
export const toneOf = (state: imports.ImportState): Tone => tones[state];

/** Whether the platform is at work on it and the page should look again by itself. */
export const isWorking = (state: imports.ImportState): boolean =>
  state === 'uploaded' || state === 'previewing' || state === 'committing';
