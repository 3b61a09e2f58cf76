// The one door for digits, money and dates. Nothing outside this package uses Intl.
export * from './format-number.ts';
export * from './format-money.ts';
export * from './format-time.ts';
