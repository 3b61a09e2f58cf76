import fc, { type Arbitrary } from 'fast-check';
import type { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What people, scripts and scanners send: inside a type and outside the world. */
const oddTexts: readonly string[] = [
  ...['', ' ', '0', '-0', '-1', '1.5', '1e309', 'NaN', 'Infinity', 'null', 'true', '[]', '{}', 'zzz'],
  ...['2147483647', '2147483648', '-2147483649', '9007199254740993', '9223372036854775807', '9'.repeat(19)],
  ...['9'.repeat(40), '۰۹۱۲۳۴۵۶۷۸۹', '٠٩١٢', '+989121234567', '09120000000', '0499370899'],
  ...['0001-01-01', '0000-01-01', '9999-12-31', '2026-02-29', '1405-12-30', '1000-01-01', '2100-01-01'],
  ...[
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59-23:59',
    '2026-11-21T25:00:00Z',
  ],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ...['IR-09', 'IR-00', 'IR-31', '0916', '0000', '9999', 'A'.repeat(36), '-'.repeat(22)],
  ...['\0', 'a\0b', '\ud800', '\u202e\u200f', '\u200c', '😀'.repeat(40), 'م'.repeat(5_000), 'ك ي'],
  ...["' or 1=1 --", '%00', '%', '_%', '../../etc/passwd', '//evil.example', '/..//evil', '<b>', '\\', '"'],
  ...['__proto__', 'constructor', 'a=b&c=d', '\r\nx: y', '*', '(', 'تهران'],
];
const oddNumbers: readonly number[] = [
  ...[0, -0, 1, -1, 0.5, 1e21, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, 1e308],
];
const junk: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], ...oddTexts, ...oddNumbers),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Values within a schema as far as it says, along its bounds, and just outside; any of them may come. */
export function oddValueOf(schema: JsonSchema): Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: within(schema) }, { weight: 1, arbitrary: junk });
}

function within(schema: JsonSchema): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => within(choice as JsonSchema)));
  switch (schema.type) {
    case 'string':
      return textWithin(schema);
    case 'integer':
    case 'number':
      return numberWithin(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return listWithin(schema);
    case 'object':
      return objectWithin(schema);
    default:
      return junk;
  }
}

function textWithin({ minLength = 0, maxLength = 200, pattern, format }: JsonSchema): Arbitrary<string> {
  const most = Math.min(maxLength, 5_000);
  const fits = (text: string) =>
    text.length >= minLength && text.length <= most && (!pattern || new RegExp(pattern, 'u').test(text));
  const fitting = oddTexts.filter(fits);
  const drawn: Arbitrary<string>[] = fitting.length > 0 ? [fc.constantFrom(...fitting)] : [];
  if (format === 'uuid') drawn.push(fc.uuid());
  else if (format === 'date') drawn.push(fc.date(years).map((date) => date.toISOString().slice(0, 10)));
  else if (format === 'date-time') drawn.push(fc.date(years).map((date) => date.toISOString()));
  else if (pattern) drawn.push(matching(pattern));
  else drawn.push(fc.string({ unit: 'grapheme', minLength, maxLength: most }));
  return fc.oneof(...drawn);
}

/** Every day that four digits of a year can say. */
const years = {
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T00:00:00Z'),
  noInvalidDate: true,
};

/** Some patterns look around, which no text is drawn from. */
function matching(pattern: string): Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return fc.constantFrom(...oddTexts);
  }
}

function numberWithin({ minimum, maximum, type }: JsonSchema): Arbitrary<number> {
  const [least, most] = [minimum ?? -(2 ** 53), maximum ?? 2 ** 53];
  const edges = [least, most, least - 1, most + 1, ...oddNumbers];
  const between =
    type === 'integer'
      ? fc.integer({ min: Math.max(least, -(2 ** 31)), max: Math.min(most, 2 ** 31 - 1) })
      : fc.double({ min: least, max: most, noNaN: true });
  return fc.oneof(fc.constantFrom(...edges), between);
}

function listWithin({ items, prefixItems, maxItems = 3 }: JsonSchema): Arbitrary<unknown[]> {
  if (prefixItems) return fc.tuple(...prefixItems.map((part) => oddValueOf(part as JsonSchema)));
  const item = oddValueOf(typeof items === 'object' && !Array.isArray(items) ? (items as JsonSchema) : {});
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(item, { maxLength: Math.min(maxItems, 5) }) },
    { weight: 1, arbitrary: fc.array(item, { minLength: maxItems + 1, maxLength: maxItems + 1 }) },
  );
}

function objectWithin({ properties = {}, required = [] }: JsonSchema): Arbitrary<Record<string, unknown>> {
  const parts = Object.entries(properties).map(
    ([name, part]) => [name, oddValueOf(part as JsonSchema)] as const,
  );
  return fc.record(Object.fromEntries(parts), { requiredKeys: [...required] });
}
