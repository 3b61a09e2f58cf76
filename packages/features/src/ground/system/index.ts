// system: what a person does about jobs that could not be done, and the alarm when there are any. Enqueueing, doing and
// forgetting jobs is packages/delivery. Tables: none, because that package owns them.
// Reads: notification, role_grant, and in the checks audit, outbox, processed.
// Contract: system. Schedules: system.raise-alarm, system.keep-partitions.
export {};
