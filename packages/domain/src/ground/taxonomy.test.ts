import { describe, expect, it } from 'vitest';
import { compactKey } from '../kit/persian-text.ts';
import { matchProfession, needsLicence, professions } from '../service/professions.ts';
import { firstLists } from './lists.ts';
import * as taxonomy from './taxonomy.ts';
import type { Term } from './taxonomy.ts';

describe('taxonomy', () => {
  const lists: [string, readonly Term[]][] = [
    ['contributionKinds', taxonomy.contributionKinds],
    ['paymentChannels', taxonomy.paymentChannels],
    ['genders', taxonomy.genders],
    ['weekdays', taxonomy.weekdays],
    ['languages', taxonomy.languages],
    ['urgencies', taxonomy.urgencies],
    ['venueKinds', taxonomy.venueKinds],
    ...Object.entries(firstLists.lists),
    ['professions', professions],
  ];
  it.each(lists)('%s gives no word to two codes', (_name, terms) => {
    const owners = new Map<string, string>();
    for (const { code, fa, en, synonyms = [] } of terms)
      for (const label of [code, fa, en, ...synonyms]) {
        const key = compactKey(label);
        expect(owners.get(key) ?? code).toBe(code);
        owners.set(key, code);
      }
  });
  it.each([
    ['نقدى', 'cash'],
    ['غير نقدي', 'goods'],
    ['کالا', 'goods'],
    ['خدمتی', 'service'],
    ['سایر؟', null],
    ['', null],
  ])('the kind %j is %s', (text, code) => expect(taxonomy.matchContributionKind(text)).toBe(code));
  it.each([
    ['پزشك عمومي', 'general_physician'],
    ['روانپزشک', 'psychiatrist'],
    ['روان شناس بالینی', 'psychologist'],
    ['کارشناس', null],
  ])('the profession %j is %s', (text, code) => expect(matchProfession(text)).toBe(code));
  it('asks a licence number of all but social workers, teachers and professions that no list names', () => {
    expect(professions.map(({ code }) => code).filter((code) => !needsLicence(code))).toEqual([
      'social_worker',
      'teacher',
      'other',
    ]);
  });
  it('reads yes, no, weekdays and languages', () => {
    expect(['بلی', 'خير', ''].map(taxonomy.matchYesNo)).toEqual([true, false, null]);
    expect(['سه شنبه', '۵شنبه', 'سه‌شنبه'].map(taxonomy.matchWeekday)).toEqual([
      'tuesday',
      'thursday',
      'tuesday',
    ]);
    expect(taxonomy.matchLanguage('زبان اشاره')).toBe('sign');
  });
});
