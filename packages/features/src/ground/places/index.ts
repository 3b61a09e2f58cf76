// places: the 31 provinces, their counties and the closed lists people choose from, with labels in both languages; lists that are
// data come from ground/lists.
// Tables: province, county (seeded from packages/domain, which stays the source). Contract: places. Jobs: none.
export { countyLabel, provinceLabel, termLabel } from './present.ts';
