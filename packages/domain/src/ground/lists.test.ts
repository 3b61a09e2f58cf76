import { describe, expect, it } from 'vitest';
import {
  firstLists,
  hasParent,
  isFixed,
  listNames,
  movedTo,
  sheetMatchers,
  synonymsIn,
  termCodePattern,
} from './lists.ts';
import { intentionOfTheme } from './offices.ts';

const codes = (list: (typeof listNames)[number]) => firstLists.lists[list].map(({ code }) => code);

describe('the lists that every platform begins with', () => {
  it('name every code once, in the form of an identifier, in both languages', () => {
    for (const list of listNames) {
      expect(new Set(codes(list)).size, list).toBe(codes(list).length);
      for (const { code, fa, en } of firstLists.lists[list]) {
        expect(code).toMatch(termCodePattern);
        expect(fa, code).toMatch(/[\u0600-\u06FF]/);
        expect(en, code).toMatch(/[a-z]/);
      }
    }
  });

  it('put every service below a stage of life and among themes that exist, and nothing else below anything', () => {
    for (const list of listNames)
      for (const { code, parent, themes = [] } of firstLists.lists[list]) {
        expect(parent !== undefined, code).toBe(hasParent(list));
        if (parent !== undefined) expect(codes('life_stage')).toContain(parent);
        if (list === 'service') expect(themes.length, code).toBeGreaterThan(0);
        for (const theme of themes) expect(codes('theme')).toContain(theme);
      }
    const stages = new Set(firstLists.lists.service.map(({ parent }) => parent));
    expect([...stages]).toEqual(codes('life_stage'));
  });

  it('hold every code that a rule names', () => {
    for (const theme of codes('theme').filter((code) => intentionOfTheme(code) !== 'general')) {
      expect(isFixed('theme', theme), theme).toBe(true);
      expect(isFixed('intention', intentionOfTheme(theme))).toBe(true);
      expect(codes('intention')).toContain(intentionOfTheme(theme));
    }
    expect(isFixed('intention', 'general')).toBe(true);
    expect(isFixed('theme', 'elders')).toBe(false);
  });
});

describe('a spreadsheet', () => {
  it('is read by the terms that are handed over, by name and by other spellings', () => {
    const terms = {
      theme: [{ code: 'water', fa: 'آب', en: 'Water', synonyms: ['آبرسانی'] }],
      target_group: [],
    };
    const { theme, targetGroup } = sheetMatchers(terms);
    expect([theme('آبرساني'), theme('Water'), theme('سالمندان'), targetGroup('سالمند')]).toEqual([
      'water',
      'water',
      null,
      null,
    ]);
    expect(sheetMatchers(firstLists.lists).targetGroup('سالمند')).toBe('elders');
  });
});

describe('a term', () => {
  it('has one other spelling a line, each once', () => {
    expect(synonymsIn(' الف \n\nب\nالف\r\n')).toEqual(['الف', 'ب']);
    expect(synonymsIn('')).toEqual([]);
  });

  it.each([
    [1, 'cab'],
    [2, 'acb'],
    [3, 'abc'],
    [99, 'abc'],
  ])('moves to place %i of its siblings: %s', (place, order) => {
    expect(movedTo(['a', 'b', 'c'], 'c', place).join('')).toBe(order);
  });
});
