type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What in `after` would break a client written for `before`: operations gone, answers that lost a field, requests that
 * ask for more or allow less. Empty when every old client goes on working.
 */
export function breakingDifferences(before: Json, after: Json): string[] {
  const found: string[] = [];
  const oldPaths = before['paths'] as Record<string, Record<string, Json>>;
  const newPaths = after['paths'] as Record<string, Record<string, Json>>;
  for (const [path, operations] of Object.entries(oldPaths)) {
    for (const [method, old] of Object.entries(operations)) {
      const place = `${method.toUpperCase()} ${path}`;
      const now = newPaths[path]?.[method];
      if (!now) {
        found.push(`${place} is gone`);
        continue;
      }
      compareParameters(place, old, now, found);
      compareRequest(`${place} request`, bodyOf(old), bodyOf(now), found);
      compareAnswer(`${place} answer`, answerOf(old), answerOf(now), found);
    }
  }
  return found;
}

function compareParameters(place: string, old: Json, now: Json, found: string[]): void {
  const oldOnes = old['parameters'] as { name: string; required: boolean }[];
  for (const parameter of now['parameters'] as { name: string; required: boolean }[]) {
    const before = oldOnes.find((each) => each.name === parameter.name);
    if (parameter.required && !before?.required) found.push(`${place} now requires ${parameter.name}`);
  }
}

function compareRequest(place: string, old: unknown, now: unknown, found: string[]): void {
  if (!isObject(now)) return;
  const before = isObject(old) ? old : {};
  const requiredBefore = (before['required'] as string[] | undefined) ?? [];
  for (const name of (now['required'] as string[] | undefined) ?? []) {
    if (!requiredBefore.includes(name)) found.push(`${place} now requires ${name}`);
  }
  const oldFields = (before['properties'] as Json | undefined) ?? {};
  const newFields = (now['properties'] as Json | undefined) ?? {};
  for (const name of Object.keys(oldFields)) {
    if (!(name in newFields)) found.push(`${place} no longer takes ${name}`);
    else compareChoices(`${place}.${name}`, oldFields[name], newFields[name], found);
  }
}

function compareChoices(place: string, old: unknown, now: unknown, found: string[]): void {
  if (!isObject(old) || !isObject(now)) return;
  const oldChoices = old['enum'];
  const newChoices = now['enum'];
  if (!Array.isArray(oldChoices) || !Array.isArray(newChoices)) return;
  for (const choice of oldChoices)
    if (!newChoices.includes(choice)) found.push(`${place} no longer takes ${choice}`);
}

function compareAnswer(place: string, old: unknown, now: unknown, found: string[]): void {
  if (!isObject(old)) return;
  const after = isObject(now) ? now : {};
  // A type may be a list: `string` or `null`.
  if ('type' in old && 'type' in after && JSON.stringify(old['type']) !== JSON.stringify(after['type']))
    found.push(`${place} changed its type`);
  const newFields = (after['properties'] as Json | undefined) ?? {};
  for (const [name, field] of Object.entries((old['properties'] as Json | undefined) ?? {})) {
    if (!(name in newFields)) found.push(`${place} lost ${name}`);
    else compareAnswer(`${place}.${name}`, field, newFields[name], found);
  }
  if (isObject(old['items'])) compareAnswer(`${place}[]`, old['items'], after['items'], found);
}

function bodyOf(operation: Json): unknown {
  return schemaIn(operation['requestBody']);
}

function answerOf(operation: Json): unknown {
  return schemaIn((operation['responses'] as Json)['200']);
}

function schemaIn(holder: unknown): unknown {
  if (!isObject(holder)) return undefined;
  const content = holder['content'] as Record<string, Json> | undefined;
  return Object.values(content ?? {})[0]?.['schema'];
}
