// relocations: a volunteer lives elsewhere from now on: shifts, offers, licences and the office follow in one act.
// Tables: none, because what moves lies in volunteers, assignments and credentials. Reads: audit, county. Contract: relocations.
// Jobs: none (an act of people, done at once).
export {};
