import { CallError, type ErrorBody } from '@hamyar/contracts';
import { formatNumber } from '@hamyar/i18n';
import { kindSentence, reasonSentence } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';
import { fail, type ActionFailure, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { FormState } from '../form.ts';
import { currentLocale, href } from '../locale.ts';
import { impossibleAmount, impossibleDay, readFields, textFields, type TypedValues } from './form-data.ts';
import { wayOn } from './guard.ts';
import { isAway } from './service-away.ts';

type Failure = ActionFailure<FormState>;
/** Own words for a field, when the shared ones («این مورد را پر کنید») do not say enough. */
export type FieldMessages = Readonly<Record<string, string>>;

/** Numbers in the digits of the page: «۵۱ ثانیه» / `51 seconds`. */
function inOwnDigits(params: ErrorBody['params']): Record<string, string> {
  const locale = currentLocale();
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value, locale) : value,
    ]),
  );
}

/** What a refusal says to the person: by its reason, else by its code. Parameters are passed to the message. */
export function messageOf(body: Pick<ErrorBody, 'code' | 'reason' | 'params'>): string {
  return (
    reasonSentence(body.reason, inOwnDigits(body.params)) ??
    kindSentence(body.code) ??
    m.error_kind_internal()
  );
}

/** With the bound, in the digits of the page; a list or a file says only that it is too much. */
function tooMuch(of: string, bound: number): string {
  const max = formatNumber(bound, currentLocale());
  if (of === 'string') return m.form_at_most_letters({ max });
  return of === 'number' ? m.form_at_most({ max }) : m.form_too_long();
}

function tooLittle(of: string, bound: number): string {
  const min = formatNumber(bound, currentLocale());
  if (of === 'string') return m.form_at_least_letters({ min });
  return of === 'number' ? m.form_at_least({ min }) : m.form_too_short();
}

function issueMessage(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === impossibleDay) return m.form_date_invalid();
  if (value === impossibleAmount) return m.form_money_invalid();
  if (value === undefined || value === '') return m.form_required();
  if (Array.isArray(value) && value.length === 0) return m.form_required();
  if (issue.code === 'too_big') return tooMuch(issue.origin, Number(issue.maximum));
  if (issue.code === 'too_small') return tooLittle(issue.origin, Number(issue.minimum));
  return m.form_format_invalid();
}

function failure(status: number, state: FormState): Failure {
  return fail(status, state);
}

/** Reads and checks a posted form. On a fault: a ready `fail(400, …)` that keeps what was typed. */
export function parseForm<S extends z.ZodType>(
  form: FormData,
  schema: S,
  own: FieldMessages = {},
): { ok: true; body: z.output<S>; values: TypedValues } | { ok: false; failure: Failure } {
  const { values, input } = readFields(form);
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, body: parsed.data, values };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    if (field === '' || field in errors) continue;
    errors[field] = own[field] ?? issueMessage(issue, input[field]);
  }
  const message = Object.keys(errors).length === 0 ? m.error_kind_invalid() : null;
  return { ok: false, failure: failure(400, { values, errors, message, code: null }) };
}

/** A refusal of the API as `fail(…)`: field faults beside their fields, the rest on top. Anything else is rethrown. */
export function refuse(cause: unknown, values: TypedValues, requestId: string): Failure {
  if (!(cause instanceof CallError) && isAway(cause)) {
    return failure(503, { values, errors: {}, message: m.error_kind_unavailable(), code: requestId });
  }
  if (!(cause instanceof CallError)) throw cause;
  const { body } = cause;
  const errors: Record<string, string> = {};
  for (const field of body.fields) {
    const name = field.path.replace(/^body\./, '').split('.')[0] ?? '';
    errors[name] ??= reasonSentence(field.reason, inOwnDigits(body.params)) ?? m.form_format_invalid();
  }
  const ours = body.code === 'internal' || body.code === 'unavailable';
  const message = Object.keys(errors).length > 0 ? null : messageOf(body);
  const status = cause.status >= 400 && cause.status <= 599 ? cause.status : 500;
  return failure(status, { values, errors, message, code: ours ? requestId : null });
}

/**
 * A whole form action: read, check, act, and turn refusals into `fail(…)`.
 * `act` redirects when done (`redirect(303, href('/…'))`) or returns what the page shows.
 */
export async function submit<S extends z.ZodType, Done>(
  event: RequestEvent,
  schema: S,
  act: (body: z.output<S>) => Promise<Done>,
  own: FieldMessages = {},
): Promise<Failure | Done> {
  const form = await event.request.formData();
  const posted = parseForm(form, schema, own);
  if (!posted.ok) return posted.failure;
  try {
    return await act(posted.body);
  } catch (cause) {
    const way = cause instanceof CallError ? wayOn(cause.body.reason) : null;
    // An API that went away meanwhile leaves what was written on the page.
    const end = way ? await goOn(event, form, way).catch((other: unknown) => other) : cause;
    return refuse(end, posted.values, event.locals.requestId);
  }
}

/** Sends somebody to show who they are, with what they wrote kept for when they come back. */
async function goOn(
  event: RequestEvent,
  form: FormData,
  way: NonNullable<ReturnType<typeof wayOn>>,
): Promise<never> {
  const isKept = await event.locals.keepForm(textFields(form));
  redirect(303, href(way({ next: isKept ? null : event.url.pathname })));
}
