import { readdirSync, readFileSync } from 'node:fs';
import type { Endpoint } from '@hamyar/contracts';
import { endpoints, endpointsOf } from '@hamyar/contracts/endpoints';
import { describe, expect, it } from 'vitest';
import { type Feature, features } from './features.ts';
import type { Routes } from './kit/feature.ts';

/** Ids of the endpoints a feature serves. */
function served(feature: Feature): string[] {
  const ids: string[] = [];
  const app: Routes = {
    add: (endpoint) => void ids.push((endpoint as Endpoint).id),
  };
  feature.routes?.(app);
  return ids.sort();
}

describe('the list of features', () => {
  it('has one row for every folder that is a feature, and none for what is gone', () => {
    const folders = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^[^/]+\/[^/]+\/index\.ts$/.test(path))
      .map((path) => path.replace(/\/index\.ts$/, ''));
    expect(features.map(({ name }) => name).sort()).toEqual(folders.sort());
  });

  it('serves every endpoint of the contract, each by exactly one feature', () => {
    expect(features.flatMap(served).sort()).toEqual(endpoints.map(({ id }) => id).sort());
  });

  it.each(features.map((feature) => [feature.name, feature] as const))(
    '%s serves its own contract and nothing else',
    (_name, feature) => {
      expect(served(feature)).toEqual(
        endpointsOf(feature.contract)
          .map(({ id }) => id)
          .sort(),
      );
    },
  );

  it.each(features.map((feature) => [feature.name, feature] as const))(
    '%s enters all that its folder has, under its own name',
    (name, feature) => {
      const noun = name
        .replace(/^.*\//, '')
        .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const exported = readdirSync(`${import.meta.dirname}/${name}`)
        .filter((file) => /^(routes|jobs|checks)\.ts$/.test(file))
        .map((file) => readFileSync(`${import.meta.dirname}/${name}/${file}`, 'utf8'))
        .flatMap((text) => [
          ...text.matchAll(/^export (?:const|function) (\w+(?:Routes|Jobs|Schedules|Handles|Checks))\b/gm),
        ])
        .map(([, part]) => part);
      // Open and waiting work is counted by queries of the folder, whatever they are called.
      const { name: _name, contract: _contract, openWork: _openWork, waiting: _waiting, ...parts } = feature;
      const entered = Object.keys(parts).map((part) => noun + part.charAt(0).toUpperCase() + part.slice(1));
      expect(entered.sort()).toEqual(exported.sort());
    },
  );

  it('lets nothing into the queue of the one-time codes but them', () => {
    const urgent = features.flatMap(({ jobs = [] }) => jobs.filter(({ queue }) => queue === 'urgent'));
    expect(urgent.map(({ name }) => name.replace(/\..*$/, ''))).toEqual(urgent.map(() => 'identity'));
    expect(urgent.map(({ name }) => name)).toContain('identity.send-code');
  });

  it('composes the settings of every folder that has some', () => {
    const folders = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^[^/]+\/[^/]+\/settings\.ts$/.test(path))
      .map((path) => `./${path}`);
    const composed = readFileSync(`${import.meta.dirname}/settings.ts`, 'utf8').matchAll(
      /from '(\.\/[^']+)'/g,
    );
    expect([...composed].map(([, path]) => path).sort()).toEqual(folders.sort());
  });

  it('gives no name to two jobs or two schedules', () => {
    const names = features.flatMap(({ jobs = [], schedules = [] }) =>
      [...jobs, ...schedules].map(({ name }) => name),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});
