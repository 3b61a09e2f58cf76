import { readdirSync, readFileSync } from 'node:fs';
import { type Reason, reasons } from '@hamyar/contracts/reasons';
import { AppError } from '@hamyar/platform';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { invalidField, Refusal } from './refusal.ts';

const packages = new URL('../../../', import.meta.url);
const apps = new URL('../apps/', packages);

function sourcesIn(folder: URL): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'kit/refusal.ts')
    .map((file) => readFileSync(new URL(file, folder), 'utf8'));
}

function sentencesIn(locale: 'fa' | 'en'): Set<string> {
  const folder = new URL('i18n/messages/', packages);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Set(
    files
      .filter((file) => file.endsWith(`${locale}.json`))
      .flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^ *"(\w+)":/gm)])
      .map(([, key = '']) => key),
  );
}

describe('a reason', () => {
  it('is one of the contract: any other text is an error of types', () => {
    expectTypeOf<'pledge.over'>().toExtend<Reason>();
    expectTypeOf<'pledge.ovr'>().not.toExtend<Reason>();
    expectTypeOf<string>().not.toExtend<Reason>();
    expectTypeOf(new Refusal('conflict', 'pledge.over').reason).toEqualTypeOf<Reason>();
  });

  it.each(['fa', 'en'] as const)('has its sentence in %s', (locale) => {
    const sentences = sentencesIn(locale);
    const silent = [...reasons].filter((reason) => !sentences.has(`error_${reason.replaceAll('.', '_')}`));
    expect(silent).toEqual([]);
  });

  it('that a feature or the API throws is typed, and one thrown below them is listed too', () => {
    const untyped = [new URL('features/src/', packages), new URL('api/src/', apps)]
      .flatMap(sourcesIn)
      .filter((text) => text.includes('new AppError('));
    expect(untyped).toEqual([]);
    const below = ['platform', 'db', 'delivery', 'sheets']
      .flatMap((name) => sourcesIn(new URL(`${name}/src/`, packages)))
      .flatMap((text) => [...text.matchAll(/new AppError\('\w+', '([\w.]+)'/g)])
      .map(([, reason = '']) => reason);
    expect(below.filter((reason) => !reasons.has(reason))).toEqual([]);
  });
});

describe('a refusal', () => {
  it('is an error of the platform with its code, reason, parameters and fields', () => {
    const refusal = invalidField('mobile', 'mobile.invalid', { length: 3 });
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({
      code: 'invalid',
      reason: 'mobile.invalid',
      params: { length: 3 },
      fields: [{ path: 'mobile', reason: 'mobile.invalid' }],
    });
  });
});
