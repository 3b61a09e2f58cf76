// indicators: what is said of the organisation, as dated claims with their sources; conflicting ones stand side by side.
// Tables: indicator, indicator_claim. Reads: audit. Contract: indicators. Jobs: none.
export {};
