import { getContext, setContext } from 'svelte';
import { fieldId, ticked, typed, type FormState } from '#lib/form.ts';

/** What a form tells its fields, so that a field is one line: its name, words, fault and what was typed. */
export interface FormAround {
  /** Empty where the form names no such field: then the field names itself. */
  label(field: string): string;
  error(field: string): string | undefined;
  /** Its element, which the summary of faults leads to. */
  id(field: string): string;
  /** As it was typed; before the first posting, what the field begins with. */
  text(name: string, initial?: string): string;
  /** The same of a group of boxes. */
  ticks(name: string, initial?: readonly string[]): readonly string[];
}

const key = Symbol('form');

/** A filter's fields stand in a plain form: they name themselves and begin with what the address says. */
const none: FormAround = {
  label: () => '',
  error: () => undefined,
  id: (field) => fieldId(field),
  text: (_name, initial = '') => initial,
  ticks: (_name, initial = []) => initial,
};

/** For fields, while they are made. */
export const formAround = (): FormAround => getContext<FormAround | undefined>(key) ?? none;

/** For `Form.svelte`. @param read what the form is given, asked anew whenever a field asks */
export function tellFields(
  read: () => {
    refusal: FormState | null;
    labels: Readonly<Record<string, string>>;
    kind: string | undefined;
  },
): void {
  setContext<FormAround>(key, {
    label: (field) => read().labels[field] ?? '',
    error: (field) => read().refusal?.errors[field],
    id: (field) => fieldId(field, read().kind),
    text: (name, initial) => typed(read().refusal, name, initial),
    ticks: (name, initial) => ticked(read().refusal, name, initial),
  });
}
