// audit: who did what to what. Rows are written by `audit` of packages/platform in the transaction of each change; here
// they are read, chained behind it, and the chain's heads logged in public, so that a row changed, removed or put in later
// is found. Tables: audit_link. Reads: audit, account, log_leaf.
// Contract: audit. Schedules: audit.seal, audit.anchor. Command: `pnpm run audit verify`.
export { verifyAudit } from './verify-audit.ts';
