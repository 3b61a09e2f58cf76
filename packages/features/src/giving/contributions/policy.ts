/**
 * Years a gift's row keeps the giver's name: the time within which a tax return may be questioned, and an office keeps
 * the papers of a gift. A paid pledge is kept as long as its contribution.
 */
export const retentionYears = 10;
