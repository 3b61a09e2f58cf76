import { provinces } from '#lib/ui/maps/provinces.ts';

// Made-up figures for looking at the primitives. No real page imports this file.
const weights = [
  13, 4, 22, 9, 31, 17, 6, 28, 11, 3, 40, 19, 8, 25, 14, 2, 36, 10, 21, 5, 30, 16, 7, 27, 12, 1, 44, 18, 23,
  15,
];

export const openNeeds: Record<string, number> = Object.fromEntries(
  provinces.flatMap((province, index) => {
    const value = weights[index];
    return value === undefined ? [] : [[province.iso, value]];
  }),
);

function curve(last: number, total: number, bend: number): { day: number; value: number }[] {
  return Array.from({ length: Math.floor(last / 6) + 1 }, (_, index) => {
    const day = Math.min(last, 1 + index * 6);
    const wave = 1 + 0.05 * Math.sin(day / 19);
    return { day, value: total * (day / 365) ** bend * wave };
  });
}

export const lastYear = curve(365, 900, 1.12);
export const thisYear = curve(246, 1010, 1.1);
export const forecast = [246, 290, 330, 365].map((day) => {
  const middle = 1010 * (day / 365) ** 1.1 * (1 + 0.05 * Math.sin(246 / 19));
  const spread = (day - 246) * 0.55;
  return { day, low: middle - spread, high: middle + spread };
});
