import type { Answer, projects } from '@hamyar/contracts';
import { allProvinces } from '@hamyar/domain';
import type { Lists } from '../../ground/lists/index.ts';
import { countyLabel, termLabel } from '../../ground/places/index.ts';
import { whyNotGive } from './policy.ts';
import type { ProjectRow } from './queries.ts';

type ProjectView = Answer<typeof projects.show>;

const provinceByCode = new Map(allProvinces.map((province) => [province.code, province]));

/** A theme's labels; one that an office made up is its own label. */
export function themeLabel(themes: Lists['theme'], code: string): { code: string; fa: string; en: string } {
  if (code === 'unspecified') return { code, fa: 'بدون موضوع', en: 'No theme named' };
  return termLabel(themes, code);
}

/** Whole units that the verified money finishes: never more than the project has. */
function completedUnits(row: ProjectRow): number {
  const completed = (BigInt(row.givenIrr) * BigInt(row.unitCount)) / row.targetIrr;
  return Math.min(row.unitCount, Number(completed));
}

/** What is missing until the next unit is whole; null where every unit is. */
function nextUnitIrr(row: ProjectRow): bigint | null {
  const completed = BigInt(completedUnits(row));
  if (completed === BigInt(row.unitCount)) return null;
  const units = BigInt(row.unitCount);
  // Rounded up: a rial less would leave the unit short.
  return ((completed + 1n) * row.targetIrr + units - 1n) / units - BigInt(row.givenIrr);
}

export function presentProject(row: ProjectRow, themes: Lists['theme']): ProjectView {
  const province = provinceByCode.get(row.provinceCode);
  if (!province) throw new Error(`a project's province must exist: ${row.provinceCode}`);
  return {
    id: row.id,
    number: row.number,
    province: { code: row.provinceCode, slug: province.slug, fa: province.nameFa, en: province.nameEn },
    county: row.countyCode === null ? null : countyLabel(row.countyCode),
    theme: themeLabel(themes, row.theme),
    title: { fa: row.titleFa, en: row.titleEn },
    summary: { fa: row.summaryFa, en: row.summaryEn },
    targetIrr: row.targetIrr.toString(),
    givenIrr: row.givenIrr,
    giftCount: row.giftCount,
    unit: {
      fa: row.unitLabelFa,
      en: row.unitLabelEn,
      count: row.unitCount,
      completed: completedUnits(row),
    },
    nextUnitIrr: nextUnitIrr(row)?.toString() ?? null,
    // Drafts are never presented.
    status: row.status === 'draft' ? 'closed' : row.status,
    isDemo: row.isDemo,
    may: whyNotGive(row.status) === null ? ['give'] : [],
  };
}
