/**
 * How far a job of the outbox has come. The numbers stand in rows and in partial indexes (migration 0000), so they stay.
 * New → dispatched (the queue has it until its lease runs out) → done; dead after its last try, then sent again or set
 * aside by a person.
 */
export const outboxStates = { new: 0, dispatched: 1, done: 2, dead: 3, setAside: 4 } as const;
