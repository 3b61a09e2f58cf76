// Messages are imported from '@hamyar/i18n/messages' (compiled by `pnpm --filter @hamyar/i18n compile`);
// they need a locale: pass `{ locale }`, or set who decides with `setLocaleSource`.
export * from './bilingual.ts';
export * from './locale.ts';
export * from './collate.ts';
export * from './digits.ts';
export * from './solar-hijri.ts';
export * from './format.ts';
