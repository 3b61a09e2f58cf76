// councils: what a participation council watches: verified gifts against last year and against the goal.
// Tables: none, because its figures are read through contributions and goals.
// Contract: councils. Jobs: none.
export {};
