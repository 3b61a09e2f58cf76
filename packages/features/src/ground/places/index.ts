// places: the 31 provinces, their counties and the closed lists people choose from, with labels in both languages.
// Tables: province, county (seeded from packages/domain, which stays the source). Contract: places. Jobs: none.
export { countyLabel, provinceLabel, termLabel } from './present.ts';
