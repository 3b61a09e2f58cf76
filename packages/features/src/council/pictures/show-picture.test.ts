import { aNeed } from '@hamyar/testing/needs-and-volunteers';
import { openWorld, type World } from '@hamyar/testing/world';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addProject, showProject } from '../../giving/projects/index.ts';
import { showNeed, showOverview } from '../../service/needs/index.ts';
import { presentNeed, presentProject, presentProvince } from './present.ts';
import { showPicture } from './show-picture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A project of Razavi Khorasan with its picture's address. */
async function aProject() {
  const officer = await world.asStaff('officer', 'IR-09');
  const { id, number } = await addProject(officer, {
    provinceCode: 'IR-09',
    theme: 'housing',
    titleFa: 'ده خانه برای خانواده‌ها #panic()',
    summaryFa: 'خانه‌ها',
    targetIrr: 1_000_000_000n,
    unitLabelFa: 'خانه',
    unitCount: 10,
    status: 'open',
  });
  const { version } = presentProject(await showProject(world.as(), number));
  return { id, asked: { subject: 'project' as const, key: String(number), version, locale: 'fa' as const } };
}

describe('the picture of a page', () => {
  it('is drawn for everybody, 1200 by 630, and the same again for whoever asks next', async () => {
    const { asked } = await aProject();
    const picture = await showPicture(world.as(), asked);
    expect(picture.mediaType).toBe('image/png');
    expect(await sharp(picture.content).metadata()).toMatchObject({
      width: 1200,
      height: 630,
      format: 'png',
    });
    expect((await showPicture(world.as(), asked)).content).toBe(picture.content);
    const english = await showPicture(world.as(), { ...asked, locale: 'en' });
    expect(Buffer.compare(Buffer.from(english.content), Buffer.from(picture.content))).not.toBe(0);
  });

  it('is drawn in its present version alone: what it showed before a gift is no picture any more', async () => {
    const { id, asked } = await aProject();
    await world.owner.query(
      'insert into project_total (project_id, amount_irr, gift_count) values ($1, 500000000, 1)',
      [id],
    );
    const refused = { code: 'not_found', reason: 'picture.unknown' };
    await expect(showPicture(world.as(), asked)).rejects.toMatchObject(refused);
    const { version } = presentProject(await showProject(world.as(), Number(asked.key)));
    expect((await showPicture(world.as(), { ...asked, version })).content.length).toBeGreaterThan(5_000);
    await expect(showPicture(world.as(), { ...asked, version: '0'.repeat(16) })).rejects.toMatchObject(
      refused,
    );
  });

  it('of a need and of a province shows how many places are left', async () => {
    const { number } = await aNeed(world, { count: 3 });
    const need = presentNeed(await showNeed(world.as(), number));
    expect(need.words('fa')).toMatchObject({
      progress: '۳ جای خالی',
      place: 'مشهد، خراسان رضوی',
      share: null,
    });
    const { version } = need;
    const asked = { subject: 'need' as const, key: String(number), version, locale: 'en' as const };
    expect((await showPicture(world.as(), asked)).fileName).toBe(`need-${number}.png`);
    const { provinces } = await showOverview(world.as(), 1);
    const open = provinces.find(({ province }) => province.code === 'IR-09');
    const province = presentProvince({
      ...{ code: 'IR-09', fa: 'خراسان رضوی', en: 'Razavi Khorasan' },
      ...{ openNeeds: open?.openNeeds ?? 0, placesLeft: open?.placesLeft ?? 0 },
    });
    const ofProvince = { subject: 'province' as const, key: 'razavi-khorasan', locale: 'fa' as const };
    await expect(
      showPicture(world.as(), { ...ofProvince, version: province.version }),
    ).resolves.toMatchObject({ mediaType: 'image/png' });
  });

  it('says of an invented project that it is one, and of a Persian title on an English picture how it is read', async () => {
    const { asked } = await aProject();
    const project = await showProject(world.as(), Number(asked.key));
    expect(presentProject({ ...project, isDemo: true }).words('fa').note).toContain('نمونهٔ نمایشی');
    expect(presentProject(project).words('en')).toMatchObject({ titleDir: 'rtl' });
  });

  it.each([
    ['a page that is not there', { subject: 'need' as const, key: '999999999' }],
    ['a province that is not there', { subject: 'province' as const, key: 'nowhere' }],
    ['a number that is none', { subject: 'project' as const, key: 'x' }],
  ])('of %s is none', async (_what, named) => {
    const asked = { ...named, version: '0'.repeat(16), locale: 'fa' as const };
    await expect(showPicture(world.as(), asked)).rejects.toMatchObject({ code: 'not_found' });
  });
});
