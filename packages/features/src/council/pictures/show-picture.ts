import type { FileAnswer } from '@hamyar/contracts';
import { allProvinces } from '@hamyar/domain';
import { showProject } from '../../giving/projects/index.ts';
import { authorise } from '../../ground/access/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { Refusal } from '../../kit/refusal.ts';
import { showNeed, showOverview } from '../../service/needs/index.ts';
import { type Asked, drawOnce } from './draw-once.ts';
import { presentNeed, presentProject, presentProvince, type Subject } from './present.ts';

/**
 * The picture of a page as it stands now. Whoever asks for another version than the one that is true is told that there is
 * none, so that no address makes the server draw twice, and none makes it draw what no page names.
 * @throws Refusal `picture.unknown`; `service.busy` while too many others wait for theirs
 */
export async function showPicture(ctx: Ctx, asked: Asked): Promise<FileAnswer> {
  authorise(ctx, 'public');
  const shown = await subjectOf(ctx, asked);
  if (shown?.version !== asked.version) throw new Refusal('not_found', 'picture.unknown');
  const content = await drawOnce(ctx, asked, shown);
  return { fileName: `${asked.subject}-${asked.key}.png`, mediaType: 'image/png', content };
}

/** What a page shows now; null where there is no such page. */
async function subjectOf(ctx: Ctx, { subject, key }: Asked): Promise<Subject | null> {
  if (subject === 'province') {
    const province = allProvinces.find(({ slug }) => slug === key);
    if (!province) return null;
    const { provinces } = await showOverview(ctx, 1);
    const open = provinces.find((row) => row.province.code === province.code);
    const { code, nameFa: fa, nameEn: en } = province;
    return presentProvince({
      ...{ code, fa, en, openNeeds: open?.openNeeds ?? 0, placesLeft: open?.placesLeft ?? 0 },
    });
  }
  if (!/^[1-9]\d{0,8}$/.test(key)) return null;
  return subject === 'need'
    ? presentNeed(await showNeed(ctx, Number(key)))
    : presentProject(await showProject(ctx, Number(key)));
}
