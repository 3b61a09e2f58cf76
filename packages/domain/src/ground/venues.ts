import { type Moves, statesBefore } from '../kit/state-machine.ts';
import type { CodeOf, Term } from './taxonomy.ts';

/** Only the office knows a draft; a closed venue stays readable and is offered for nothing new. */
export const venueStates = ['draft', 'open', 'closed'] as const;
export type VenueState = (typeof venueStates)[number];

export const venueMoves: Moves<VenueState> = { draft: ['open'], open: ['closed'], closed: ['open'] };

/** States from which a venue may come to this one: the `any(…)` of a guarded update. */
export const venueStatesBefore = (to: VenueState): VenueState[] => statesBefore(venueMoves, to);

/** What an office knows of a way in: a yes and a no are seen on the spot, everything else is unknown. */
export const accessAnswers = ['yes', 'no', 'unknown'] as const;
export type AccessAnswer = (typeof accessAnswers)[number];

/** Kinds of licence that Behzisti gives to non-government centres: Article 26 of the Act on Part of the State's Financial Rules. */
export const licenceKinds = [
  { code: 'nursery', fa: 'مهدکودک', en: 'Nursery' },
  { code: 'children_home', fa: 'خانهٔ شبانه‌روزی کودکان', en: 'Round-the-clock children’s home' },
  { code: 'womens_health_house', fa: 'خانهٔ سلامت دختران و زنان', en: 'Health house for women and girls' },
  { code: 'welfare_complex', fa: 'مجتمع خدمات بهزیستی', en: 'Welfare service complex' },
  {
    code: 'social_work_clinic',
    fa: 'کلینیک و اورژانس مددکاری اجتماعی',
    en: 'Social work clinic or emergency',
  },
  { code: 'counselling', fa: 'مرکز مشاورهٔ اجتماعی', en: 'Social counselling' },
  { code: 'rehabilitation', fa: 'مرکز توانبخشی معلولان', en: 'Rehabilitation of disabled people' },
  { code: 'vocational', fa: 'مرکز حرفه‌آموزی معلولان', en: 'Vocational training of disabled people' },
  { code: 'elder_care', fa: 'مرکز نگهداری و توانبخشی سالمندان', en: 'Care and rehabilitation of elders' },
  { code: 'mental_care', fa: 'مرکز بیماران روانی مزمن', en: 'Chronic mental patients' },
  { code: 'genetics', fa: 'مرکز مشاورهٔ ژنتیک', en: 'Genetic counselling' },
  { code: 'addiction', fa: 'مرکز درمان اعتیاد', en: 'Addiction treatment' },
  { code: 'association', fa: 'انجمن، سازمان مردم‌نهاد یا خیریه', en: 'Association, NGO or charity' },
] as const satisfies readonly Term[];
export type LicenceKind = CodeOf<typeof licenceKinds>;

/** Whether the address of a kind of venue is somebody's home: the office's and the accepted volunteer's to read, nobody else's. */
export const isHome = (kind: string): boolean => kind === 'home';

/** Whether a kind of venue is nowhere: it has neither address nor point. */
export const isNowhere = (kind: string): boolean => kind === 'remote';

/** Iran's own corners, with a little room: a point outside is a slip of the hand. */
export const isInIran = ({ lat, lon }: { readonly lat: number; readonly lon: number }): boolean =>
  lat >= 24 && lat <= 40.5 && lon >= 43.5 && lon <= 64;
