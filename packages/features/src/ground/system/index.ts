// outbox: what a person does about promises that could not be kept, and how long kept ones are remembered.
// Writing a promise is `enqueue` of the platform; keeping it is the worker's.
// Tables: outbox, processed. Contract: outbox. Schedules: outbox.raise-alarm, outbox.keep-partitions.
export {};
