export { enqueue, enqueueMany } from './enqueue.ts';
export {
  type Job,
  jobsByName,
  type OnceJob,
  type OutsideJob,
  type QueueName,
  queueNames,
  type Schedule,
} from './job.ts';
export { outboxStates } from './states.ts';
