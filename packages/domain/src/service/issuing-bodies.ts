import { type Term, type CodeOf } from '../ground/taxonomy.ts';
import type { Profession } from './professions.ts';

/** Who issues licences to practise. */
export const issuingBodies = [
  { code: 'medical_council', fa: 'سازمان نظام پزشکی', en: 'Medical Council' },
  {
    code: 'psychology_organisation',
    fa: 'سازمان نظام روان‌شناسی و مشاوره',
    en: 'Psychology and Counselling Organisation',
  },
  { code: 'nursing_organisation', fa: 'سازمان نظام پرستاری', en: 'Nursing Organisation' },
  { code: 'bar_association', fa: 'کانون وکلای دادگستری', en: 'Bar Association' },
  { code: 'judiciary_centre', fa: 'مرکز وکلای قوهٔ قضاییه', en: 'Judiciary Centre of Lawyers' },
  { code: 'engineering_organisation', fa: 'سازمان نظام مهندسی', en: 'Engineering Organisation' },
  { code: 'other', fa: 'نهاد دیگر', en: 'Another body' },
] as const satisfies readonly Term[];
export type IssuingBody = CodeOf<typeof issuingBodies>;

const bodiesByProfession: Partial<Record<Profession, readonly [IssuingBody, ...IssuingBody[]]>> = {
  // Clinical psychologists may be in either; the psychology organisation also issues the practice licence.
  psychologist: ['psychology_organisation', 'medical_council'],
  other_psychologist: ['psychology_organisation'],
  family_counsellor: ['psychology_organisation'],
  nurse: ['nursing_organisation', 'medical_council'],
  lawyer: ['bar_association', 'judiciary_centre'],
  engineer: ['engineering_organisation'],
};

/** Bodies that license a profession, the usual one first; «another body» always stands last. */
export function issuingBodiesOf(profession: Profession): readonly IssuingBody[] {
  return [...(bodiesByProfession[profession] ?? ['medical_council']), 'other'];
}
