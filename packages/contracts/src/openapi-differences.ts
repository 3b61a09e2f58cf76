type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What should be an object, or an empty one where it is left out. */
const objectIn = (value: unknown): Json => (isObject(value) ? value : {});
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * What in `after` would break a client written for `before`: operations gone, answers that lost a field, requests that
 * ask for more or allow less. Empty when every old client goes on working.
 */
export function breakingDifferences(before: Json, after: Json): string[] {
  const found: string[] = [];
  const newPaths = pathsOf(after);
  for (const [path, operations] of Object.entries(pathsOf(before))) {
    for (const [method, operation] of Object.entries(objectIn(operations))) {
      const place = `${method.toUpperCase()} ${path}`;
      const old = objectIn(operation);
      const now = objectIn(newPaths[path])[method];
      if (!isObject(now)) {
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

function pathsOf(document: Json): Json {
  if (!isObject(document['paths'])) throw new Error('a document without paths is none of ours');
  return document['paths'];
}

function compareParameters(place: string, old: Json, now: Json, found: string[]): void {
  const asked = new Set(requiredParameters(old));
  for (const name of requiredParameters(now))
    if (!asked.has(name)) found.push(`${place} now requires ${name}`);
}

const requiredParameters = (operation: Json): string[] =>
  listIn(operation['parameters'])
    .map(objectIn)
    .filter((parameter) => parameter['required'] === true)
    .map((parameter) => String(parameter['name']));

function compareRequest(place: string, old: unknown, now: unknown, found: string[]): void {
  if (!isObject(now)) return;
  const before = isObject(old) ? old : {};
  const requiredBefore = listIn(before['required']);
  for (const name of listIn(now['required'])) {
    if (!requiredBefore.includes(name)) found.push(`${place} now requires ${String(name)}`);
  }
  const oldFields = objectIn(before['properties']);
  const newFields = objectIn(now['properties']);
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
  const newFields = objectIn(after['properties']);
  for (const [name, field] of Object.entries(objectIn(old['properties']))) {
    if (!(name in newFields)) found.push(`${place} lost ${name}`);
    else compareAnswer(`${place}.${name}`, field, newFields[name], found);
  }
  if (isObject(old['items'])) compareAnswer(`${place}[]`, old['items'], after['items'], found);
}

function bodyOf(operation: Json): unknown {
  return schemaIn(operation['requestBody']);
}

function answerOf(operation: Json): unknown {
  return schemaIn(objectIn(operation['responses'])['200']);
}

function schemaIn(holder: unknown): unknown {
  const [content] = Object.values(objectIn(objectIn(holder)['content']));
  return objectIn(content)['schema'];
}
