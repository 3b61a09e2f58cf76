/** Raised when pictures are drawn otherwise, so that those that were kept are not taken for the new ones. */
const form = 1;

/**
 * Version of the picture of a page: sixteen hexadecimal digits of what it shows (FNV-1a, 64 bits). It keeps old pictures apart
 * from new ones and guards nothing: whoever draws works it out again from what is true. Pure.
 * @param shown what the picture shows, in a fixed order; equal facts have equal versions
 */
function pictureVersion(shown: readonly (string | number | boolean | null)[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(JSON.stringify([form, ...shown])))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

interface Bilingual {
  readonly fa: string;
  readonly en: string | null;
}
interface Place {
  readonly code: string;
}

/** What the picture of a project shows. */
export interface PicturedProject {
  readonly title: Bilingual;
  readonly province: Place;
  readonly county: Place | null;
  readonly givenIrr: string;
  readonly targetIrr: string;
  readonly unit: Bilingual & { readonly completed: number; readonly count: number };
  readonly isDemo: boolean;
}

/** What the picture of a need shows. */
export interface PicturedNeed {
  readonly title: Bilingual;
  readonly province: Place;
  readonly county: Place;
  readonly profession: Place;
  readonly isRemote: boolean;
  readonly status: string;
  readonly placesLeft: number;
  readonly isDemo: boolean;
}

/** What the picture of a province shows. */
export interface PicturedProvince {
  readonly code: string;
  readonly openNeeds: number;
  readonly placesLeft: number;
}

/** Versions of the pictures of what is shown by the one who draws and by the page that names it. Pure. */
export const pictureOf = {
  project: ({ title, province, county, givenIrr, targetIrr, unit, isDemo }: PicturedProject): string =>
    pictureVersion([
      ...[title.fa, title.en, province.code, county?.code ?? null, givenIrr, targetIrr],
      ...[unit.fa, unit.en, unit.completed, unit.count, isDemo],
    ]),
  need: ({ title, province, county, profession, ...need }: PicturedNeed): string =>
    pictureVersion([
      ...[title.fa, title.en, province.code, county.code, profession.code],
      ...[need.isRemote, need.status, need.placesLeft, need.isDemo],
    ]),
  province: ({ code, openNeeds, placesLeft }: PicturedProvince): string =>
    pictureVersion([code, openNeeds, placesLeft]),
};
