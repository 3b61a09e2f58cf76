// lost-numbers: a member who lost the number and every passkey and app: two officers of their province say who it is, and the new
// number waits as every other change does. Tables: none, because the asking is a row of authenticators and the wait one of numbers.
// Reads: in the checks account_recovery, number_change, volunteer. Contract: lostNumbers. Jobs: none (an act of officers).
export {};
