import { allProvinces } from '@hamyar/domain';
import { type Locale, plainDigits } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';

/** «سازمان بهزیستی، ادارهٔ کل استان …»; of the nation without a province. */
export function officeName(provinceCode: string | null, locale: Locale): string {
  const province = allProvinces.find(({ code }) => code === provinceCode);
  if (!province) return m.paper_office_nation({}, { locale });
  return m.receipt_issuer({ province: locale === 'fa' ? province.nameFa : province.nameEn }, { locale });
}

const maxPages = 40;

/** What every paper says beside its own words. */
export function sharedWords(locale: Locale, foot: string) {
  return {
    lang: locale,
    house: m.site_name({}, { locale }),
    factsHead: [m.paper_term({}, { locale }), m.paper_value({}, { locale })] as [string, string],
    foot,
    pages: Array.from({ length: maxPages }, (_, page) =>
      m.paper_page({ number: plainDigits(page + 1, locale) }, { locale }),
    ),
  };
}
