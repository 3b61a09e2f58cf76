// statements: terms, privacy and accessibility as the nation publishes them, and what volunteers and givers agree to: in versions
// and both languages. Tables: statement_version (version 1 is seeded from packages/domain). Reads: audit. Contract: statements.
export { statementOf } from './queries.ts';
