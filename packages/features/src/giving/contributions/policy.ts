/**
 * Years a gift's row keeps the giver's name: the time within which a tax return may be questioned, and an office keeps
 * the papers of a gift. A paid pledge is kept as long as its contribution.
 */
export const retentionYears = 10;

/** SQL of what tells a gateway's numbers from each other, as `trackingKey` makes it of a listed one; indexed for payments. */
export const paidKey = (row: string): string =>
  `ltrim(regexp_replace(upper(${row}.tracking_number), '[^0-9A-Z]', '', 'g'), '0')`;
