/** What a refused form sends back to its page (`form` in `+page.svelte`). Shared by server and page. */
export interface FormState {
  /** What was typed, by input name: `values['amountIrr.toman']`. */
  readonly values: Readonly<Record<string, string | string[]>>;
  /** Messages by field name (without suffix), in the page's language. */
  readonly errors: Readonly<Record<string, string>>;
  /** Message about the whole form, null when every fault belongs to a field. */
  readonly message: string | null;
  /** What to quote when the fault is ours. */
  readonly code: string | null;
}

/** What a list offers, from the words of its values. */
export const choicesOf = <Value extends string>(
  words: Readonly<Record<Value, () => string>>,
): { value: Value; label: string }[] =>
  (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value]() }));

/** Only `refuse` and `parseForm` make objects with `errors`. */
const isRefusal = (form: object): form is FormState => 'errors' in form;

/** The refusal in a page's `form`, if it is one: pages whose actions also return something on success need it. */
export function refusalIn(form: object | null | undefined): FormState | null {
  return form && isRefusal(form) ? form : null;
}

/** The refusal when the form that was posted held that input: pages of several forms tell by it whose it is. */
export function refusalWith(form: object | null | undefined, name: string): FormState | null {
  const refusal = refusalIn(form);
  return refusal && name in refusal.values ? refusal : null;
}

/**
 * The id of a field. Forms of one page that have a field of the same name each say their kind, so that a summary leads to the
 * field that is meant and no label names another's.
 */
export const fieldId = (field: string, kind?: string): string =>
  kind === undefined ? `field-${field}` : `field-${kind}-${field}`;

/** One typed text, empty when nothing was typed. Falls back to `initial` before the first posting. */
export function typed(form: FormState | null | undefined, name: string, initial = ''): string {
  const value = form?.values[name];
  if (value === undefined) return form ? '' : initial;
  return Array.isArray(value) ? (value.at(-1) ?? '') : value;
}

/** Ticked values of a group named `name[]`. */
export function ticked(
  form: FormState | null | undefined,
  name: string,
  initial: readonly string[] = [],
): readonly string[] {
  const value = form?.values[name];
  if (value === undefined) return form ? [] : initial;
  return Array.isArray(value) ? value : [value];
}
