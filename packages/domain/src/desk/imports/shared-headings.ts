/**
 * The fields of each kind of sheet and the headings offices give them: the field's own names, and names that count only
 * when nothing better stands beside them («تاریخ ثبت» is the gift's day only where no «تاریخ واریز» is). `parts` are
 * words of a longer heading («تاریخ دریافت کمک») unless a word of `not` is in it too.
 */
export interface FieldHeadings {
  tiers: readonly (readonly string[])[];
  parts?: readonly string[];
  not?: readonly string[];
}

export const rowNumber = {
  tiers: [
    ['ردیف', 'شماره ردیف', 'ر', 'row', 'no'],
    ['شماره', 'ش'],
  ],
} satisfies FieldHeadings;
export const province = {
  tiers: [['استان', 'نام استان', 'province', 'استان محل خدمت', 'استان محل سکونت']],
  parts: ['استان'],
  not: ['شهرستان', 'تولد', 'صدور', 'استاندار'],
} satisfies FieldHeadings;
export const county = {
  tiers: [
    ['شهرستان', 'نام شهرستان', 'county', 'شهرستان محل خدمت', 'شهرستان محل سکونت', 'شهرستان مجری'],
    [
      'شهر',
      'شهر محل خدمت',
      'شهر محل سکونت',
      'اداره شهرستان',
      'نام شهر',
      'واحد شهرستانی',
      'حوزه شهرستان',
      'بهزیستی شهرستان',
    ],
  ],
  parts: ['شهرستان'],
  not: ['تولد', 'صدور', 'کد'],
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
  not: ['شماره', 'کد', 'سابقه'],
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
    ['شماره تماس', 'شماره تلفن', 'تلفن تماس', 'تماس', 'تلفن'],
  ],
  parts: ['موبایل', 'همراه', 'شماره تماس', 'شماره تلفن', 'تلفن خیر', 'تلفن نیکوکار'],
  not: ['نام', 'همراهی', 'ثابت', 'منزل', 'اضطراری', 'معرف', 'مرکز', 'اداره'],
} satisfies FieldHeadings;
