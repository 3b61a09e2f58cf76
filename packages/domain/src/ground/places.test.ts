import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as places from './places.ts';

describe('places', () => {
  it('are 31 provinces and 448 counties with agreeing codes', () => {
    expect(places.allProvinces).toHaveLength(31);
    expect(places.allCounties).toHaveLength(448);
    expect(
      places.allCounties.every(({ code, provinceCode }) => provinceCode === `IR-${code.slice(0, 2)}`),
    ).toBe(true);
    expect(places.allProvinces.reduce((sum, { population }) => sum + population, 0)).toBe(79_926_270);
  });
  it('find every county again in its province, with prefix, ZWNJ and Arabic letters', () => {
    for (const { nameFa, provinceCode, code } of places.allCounties)
      for (const text of [
        nameFa,
        `شهرستان ${nameFa}`,
        ` ${nameFa.replaceAll(' ', '\u200c')}\u200e`,
        nameFa.replaceAll('ی', 'ي').replaceAll('ک', 'ك'),
      ])
        expect(places.resolveCounty(text, provinceCode)?.code).toBe(code);
  });
  it.each([
    ['قائم‌شهر', 'IR-02', 'قایم‌شهر'],
    ['آران وبیدگل', 'IR-10', 'آران و بیدگل'],
    ['اداره بهزیستی شهرستان نیشابور', 'IR-09', 'نیشابور'],
    ['شهر مشهد', 'IR-09', 'مشهد'],
    ['شهرکرد', 'IR-14', 'شهرکرد'],
    ['شهرستان ناکجا', 'IR-09', null],
    ['سمیرم', 'IR-09', null],
    ['', 'IR-09', null],
  ])('%j in %s is %s', (text, province, name) =>
    expect(places.resolveCounty(text, province)?.nameFa ?? null).toBe(name),
  );
  it.each([
    ['IR-09', 'IR-09'],
    ['استان خراسان رضوي', 'IR-09'],
    ['razavi-khorasan', 'IR-09'],
    ['چهار محال و بختیاری', 'IR-14'],
    ['چهارمحال وبختیاری', 'IR-14'],
    ['کجاآباد', null],
  ])('%j is the province %s', (text, code) => expect(places.resolveProvince(text)?.code ?? null).toBe(code));
  it.each([
    ['اداره کل بهزیستی خراسان رضوی', 'IR-09'],
    ['اداره‌کل بهزیستی استان سیستان وبلوچستان - سال ۱۴۰۴', 'IR-11'],
    ['بهزیستی کرمانشاه', 'IR-05'],
    ['دفتر مرکزی مشارکت‌ها', null],
    ['اداره کل بهزیستی استان مرکزی', 'IR-00'],
    ['مقایسه تهران و قم', null],
    ['گزارش اقماری', null],
  ])('the title %j names %s', (title, code) => expect(places.findProvince(title)?.code ?? null).toBe(code));
  it('are as far from each other there as back', () => {
    const point = fc.record({
      lat: fc.double({ min: 25, max: 40, noNaN: true }),
      lon: fc.double({ min: 44, max: 64, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (from, to) => {
        expect(places.distanceKm(from, to)).toBeCloseTo(places.distanceKm(to, from), 9);
        expect(places.distanceKm(from, from)).toBe(0);
      }),
    );
    expect(Math.round(places.distanceKm({ lat: 35.6892, lon: 51.389 }, { lat: 36.2605, lon: 59.6168 }))).toBe(
      743,
    );
  });
});
