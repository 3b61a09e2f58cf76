import type { Answer, needs, projects } from '@hamyar/contracts';
import { formatIrr, formatNumber, isPersianIn, type Locale, saidIn } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import type { Picture } from '@hamyar/papers/draw-picture';
import { type PicturedProvince, pictureOf } from '@hamyar/papers/picture-version';

/** A page as its picture shows it: the version of what is true, and its words in a language. */
export interface Subject {
  readonly version: string;
  readonly provinceCode: string;
  readonly words: (locale: Locale) => Omit<Picture, 'lang' | 'house' | 'office' | 'site'>;
}

type Project = Answer<typeof projects.show>;
type Need = Answer<typeof needs.show>;
/** A province as its page begins. */
export interface Province extends PicturedProvince {
  readonly fa: string;
  readonly en: string;
}
type Bilingual = Project['title'];

/** Words of a page's language, and the direction they are read in. */
const titled = (words: Bilingual, locale: Locale) => ({
  title: saidIn(words, locale),
  titleDir: locale === 'fa' || isPersianIn(words, locale) ? ('rtl' as const) : ('ltr' as const),
});

export const presentProject = (project: Project): Subject => ({
  version: pictureOf.project(project),
  provinceCode: project.province.code,
  words: (locale) => ({
    ...titled(project.title, locale),
    place: [project.province[locale], project.county?.[locale]]
      .filter((name) => name !== undefined)
      .join(locale === 'fa' ? '، ' : ', '),
    share: Number((BigInt(project.givenIrr) * 1_000n) / BigInt(project.targetIrr)),
    progress: m.project_given_of(
      { given: formatIrr(project.givenIrr, locale), target: formatIrr(project.targetIrr, locale) },
      { locale },
    ),
    note: withDemo(
      m.project_units_of(
        {
          completed: formatNumber(project.unit.completed, locale),
          count: formatNumber(project.unit.count, locale),
          unit: saidIn(project.unit, locale),
        },
        { locale },
      ),
      project,
      locale,
    ),
  }),
});

export const presentNeed = (need: Need): Subject => ({
  version: pictureOf.need(need),
  provinceCode: need.province.code,
  words: (locale) => ({
    ...titled(need.title, locale),
    place: need.isRemote
      ? m.need_remote({}, { locale })
      : m.need_place({ county: need.county[locale], province: need.province[locale] }, { locale }),
    share: null,
    progress: placesOf(need, locale),
    note: withDemo(need.profession[locale], need, locale),
  }),
});

export const presentProvince = (province: Province): Subject => ({
  version: pictureOf.province(province),
  provinceCode: province.code,
  words: (locale) => ({
    title: m.province_title({ province: province[locale] }, { locale }),
    titleDir: locale === 'fa' ? 'rtl' : 'ltr',
    place: '',
    share: null,
    progress:
      province.openNeeds === 0
        ? m.province_empty({ province: province[locale] }, { locale })
        : m.province_lead(
            {
              needs: formatNumber(province.openNeeds, locale),
              places: formatNumber(province.placesLeft, locale),
            },
            { locale },
          ),
    note: '',
  }),
});

function placesOf({ status, placesLeft }: Need, locale: Locale): string {
  if (status !== 'open') return m.need_closed({}, { locale });
  if (placesLeft < 1) return m.need_full({}, { locale });
  if (placesLeft === 1) return m.need_place_left_one({}, { locale });
  return m.need_places_left({ count: formatNumber(placesLeft, locale) }, { locale });
}

/** What is invented says so on its picture as on its page. */
const withDemo = (note: string, { isDemo }: { readonly isDemo: boolean }, locale: Locale): string =>
  isDemo ? `${note} · ${m.need_demo({}, { locale })}` : note;
