/**
 * The fields of each kind of sheet and the headings offices give them. Names in an earlier tier beat later tiers:
 * «تاریخ واریز» is the gift's day even when «تاریخ ثبت» stands beside it. `parts` are words a longer heading may hold.
 */
export interface FieldHeadings {
  tiers: readonly (readonly string[])[];
  parts?: readonly string[];
  not?: readonly string[];
}

export const rowNumber = { tiers: [['ردیف', 'شماره ردیف', 'ر', '#', 'row', 'no']] } satisfies FieldHeadings;
export const province = { tiers: [['استان', 'نام استان', 'province', 'استان محل خدمت', 'استان محل سکونت']] };
export const county = {
  tiers: [
    ['شهرستان', 'نام شهرستان', 'county', 'شهرستان محل خدمت', 'شهرستان محل سکونت', 'شهرستان مجری'],
    ['شهر', 'اداره شهرستان', 'نام شهر', 'واحد شهرستانی', 'حوزه شهرستان', 'محل مصرف', 'بهزیستی شهرستان'],
  ],
  parts: ['شهرستان'],
} satisfies FieldHeadings;
export const profession = {
  tiers: [
    [
      'تخصص',
      'حرفه',
      'شغل',
      'تخصص حرفه',
      'حرفه تخصص',
      'تخصص مورد نیاز',
      'profession',
      'رشته تخصصی',
      'عنوان تخصص',
      'نوع تخصص',
      'شغل تخصص',
    ],
    [
      'رشته',
      'عنوان شغلی',
      'رشته شغلی',
      'زمینه تخصصی',
      'نیروی مورد نیاز',
      'مهارت',
      'حرفه مورد نیاز',
      'رشته تحصیلی',
    ],
  ],
  parts: ['تخصص', 'حرفه'],
} satisfies FieldHeadings;
export const mobile = {
  tiers: [
    [
      'موبایل',
      'تلفن همراه',
      'شماره موبایل',
      'شماره تلفن همراه',
      'شماره همراه',
      'همراه',
      'mobile',
      'شماره تماس همراه',
      'تلفن همراه خیر',
      'موبایل خیر',
      'گوشی همراه',
    ],
    ['شماره تماس', 'تلفن تماس', 'تماس', 'تلفن'],
  ],
  parts: ['موبایل', 'همراه'],
} satisfies FieldHeadings;
