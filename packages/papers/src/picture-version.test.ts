import { expect, it } from 'vitest';
import { type PicturedProject, pictureOf } from './picture-version.ts';

const project: PicturedProject = {
  title: { fa: 'ده خانه', en: null },
  province: { code: 'IR-09' },
  county: null,
  givenIrr: '100',
  targetIrr: '1000',
  unit: { fa: 'خانه', en: null, completed: 1, count: 10 },
  isDemo: false,
};

it('a picture has one version for what it shows, another for anything else, and sixteen digits', () => {
  const version = pictureOf.project(project);
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  expect(pictureOf.project({ ...project })).toBe(version);
  const others = [
    { ...project, givenIrr: '101' },
    { ...project, title: { fa: 'ده خانه', en: 'Ten homes' } },
    { ...project, title: { fa: 'ده خانه', en: '' } },
    { ...project, isDemo: true },
  ];
  expect(new Set([project, ...others].map(pictureOf.project)).size).toBe(5);
});
