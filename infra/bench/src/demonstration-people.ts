import { allCounties, allProvinces, type County } from '@hamyar/domain';
import { aboutOf, chance, type Draw, drawOf, pick, weighted } from '@hamyar/local/demonstration/draw';
import type {
  Commitment,
  Credential,
  CredentialTier,
  Place,
  Volunteer,
  WeeklyWindow,
} from '@hamyar/matching';

/** Saturday 00:00 in Tehran, in minutes since 1970: where the demonstration's four weeks begin. */
export const firstMinute = 2_970 * 10_080 - 210 - 5 * 1_440;
export const weeks = 4;

/** Twelve professions of the scheme by how many hold them, each with the specialties people name. */
export const trades = weighted([
  [18, { profession: 'psychologist', specialties: ['child', 'family', 'addiction', 'trauma'] }],
  [14, { profession: 'nurse', specialties: ['emergency', 'paediatric', 'home_care'] }],
  [13, { profession: 'general_physician', specialties: [] }],
  [12, { profession: 'social_worker', specialties: ['child', 'disability', 'ageing'] }],
  [9, { profession: 'teacher', specialties: ['literacy', 'special_needs', 'mathematics', 'english'] }],
  [8, { profession: 'midwife', specialties: [] }],
  [7, { profession: 'dentist', specialties: ['paediatric', 'orthodontics'] }],
  [6, { profession: 'physiotherapist', specialties: ['neurology', 'paediatric'] }],
  [5, { profession: 'lawyer', specialties: ['family', 'labour', 'property'] }],
  [3, { profession: 'speech_therapist', specialties: ['child', 'stroke'] }],
  [3, { profession: 'occupational_therapist', specialties: ['child'] }],
  [2, { profession: 'audiologist', specialties: [] }],
]);

const provinces = weighted(allProvinces.map((province) => [province.population, province]));
const countiesOf = new Map(
  allProvinces.map((province) => {
    const all = allCounties.filter(
      ({ provinceCode, seat }) => provinceCode === province.code && seat !== null,
    );
    const far = ({ seat }: County) =>
      seat ? Math.hypot(seat.lat - province.lat, seat.lon - province.lon) : 99;
    const sorted = all.sort((a, b) => far(a) - far(b));
    // Some half of a province lives around its capital, the rest thins out by Zipf's law.
    return [province.code, weighted(sorted.map((county, at) => [at === 0 ? 3 : 3 / (at + 1), county]))];
  }),
);

const tongues: Readonly<Record<string, string>> = {
  ...{
    'IR-03': 'az',
    'IR-04': 'az',
    'IR-24': 'az',
    'IR-19': 'az',
    'IR-12': 'ku',
    'IR-05': 'ku',
    'IR-16': 'ku',
  },
  ...{ 'IR-06': 'ar', 'IR-11': 'bal', 'IR-27': 'tk', 'IR-15': 'lr', 'IR-01': 'glk' },
};

/** A place in a province drawn by population; one in seven says the county only. */
export function drawPlace(draw: Draw, pointKnown: number): Place {
  const province = pick(draw, provinces);
  const counties = countiesOf.get(province.code);
  const county = counties && pick(draw, counties);
  const seat = county?.seat ?? province;
  // Some ten kilometres around the seat, a little more where many live.
  const spread = province.population > 4_000_000 ? 0.12 : 0.08;
  const point = {
    latitudeE5: Math.round((seat.lat + aboutOf(draw) * spread) * 100_000),
    longitudeE5: Math.round((seat.lon + aboutOf(draw) * spread) * 100_000),
  };
  return {
    provinceCode: province.code,
    countyCode: county?.code ?? null,
    point: chance(draw, pointKnown) ? point : null,
  };
}

export const tongueOf = (place: Place): string | null => tongues[place.provinceCode] ?? null;

/** A venue near a place: each county has some. */
export const drawVenue = (draw: Draw, { countyCode }: Place): string => `${countyCode}-${draw(12)}`;

/** So many volunteers in order of id, made one at a time; the same at every call. */
export function* demonstrationPeople(count: number): Generator<Volunteer> {
  const draw = drawOf(20_261_121);
  for (let n = 0; n < count; n += 1) yield person(draw, n);
}

const radii = weighted([5, 10, 15, 20, 30, 40, 50, 70, 100].map((km) => [km < 15 || km > 60 ? 1 : 2, km]));
const capHours = [4, 6, 8, 10, 12, 16, 20];

function person(draw: Draw, n: number): Volunteer {
  const home = drawPlace(draw, 0.86);
  const tongue = tongueOf(home);
  const languages = ['fa'];
  if (tongue !== null && chance(draw, 0.6)) languages.push(tongue);
  for (const [language, share] of others)
    if (chance(draw, share) && language !== tongue) languages.push(language);
  return {
    id: `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`,
    home,
    radiusKm: pick(draw, radii),
    acceptsRemote: chance(draw, 0.4),
    gender: chance(draw, 0.03) ? null : chance(draw, 0.6) ? 'woman' : 'man',
    isMinor: false,
    languages,
    credentials: chance(draw, 0.08) ? [credential(draw), credential(draw)] : [credential(draw)],
    weekly: chance(draw, 0.2) ? null : windows(draw),
    blackouts: chance(draw, 0.1) ? [stretch(draw, 1_440 * (1 + draw(10)))] : [],
    commitments: chance(draw, 0.12) ? [{ ...stretch(draw, 60 * (2 + draw(5))), restMinutes: 0 }] : [],
    weeklyCapMinutes: 60 * (capHours[draw(capHours.length)] ?? 8),
    capacityLeft: chance(draw, 0.03) ? 0 : 1 + draw(3),
    idleDays: chance(draw, 0.35) ? 60 + draw(300) : draw(60),
    reliability: chance(draw, 0.5) ? 500 : 300 + draw(600),
    knownVenueIds: chance(draw, 0.15) ? [drawVenue(draw, home)] : [],
  };
}

const others = [
  ['en', 0.12],
  ['az', 0.08],
  ['ku', 0.03],
  ['ar', 0.03],
  ['sign', 0.01],
] as const;

const tiers = weighted<CredentialTier>([
  [70, 'verified'],
  [12, 'provisional'],
  [18, 'unverified'],
]);

function credential(draw: Draw): Credential {
  const { profession, specialties } = pick(draw, trades);
  return {
    profession,
    specialty:
      specialties.length > 0 && chance(draw, 0.45) ? (specialties[draw(specialties.length)] ?? null) : null,
    level: draw(4),
    tier: pick(draw, tiers),
    validFrom: null,
    validUntil: chance(draw, 0.25) ? null : firstMinute + 1_440 * draw(1_500),
  };
}

/** Parts of days, as the profile page offers them; some people type hours of their own. */
function windows(draw: Draw): WeeklyWindow[] {
  const found: WeeklyWindow[] = [];
  for (let day = 0; day < 7; day += 1) {
    if (!chance(draw, 0.45)) continue;
    const own = chance(draw, 0.1);
    const begins = own ? 30 * (14 + draw(20)) : 240 * (2 + draw(3));
    const lasts = own ? 30 * (4 + draw(12)) : 240 * (1 + draw(2));
    found.push({
      start: day * 1_440 + begins,
      end: Math.min(day * 1_440 + begins + lasts, (day + 1) * 1_440),
    });
  }
  return found.length > 0 ? found : [{ start: 960, end: 1_200 }];
}

function stretch(draw: Draw, minutes: number): Omit<Commitment, 'restMinutes'> {
  const start = firstMinute + 60 * draw(weeks * 168);
  return { start, end: start + minutes };
}
