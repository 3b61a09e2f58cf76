// pledges: intentions to give. A pledge counts nowhere; only money that the gateway verified does.
// Table: pledge. Contract: pledges. Schedules: pledges.expire, pledges.erase.
export { paymentProblem } from './policy.ts';
export {
  creditPledge,
  hasHeldPayment,
  lockPledge,
  lockPledgeByKey,
  paidOf,
  type PledgeRow,
} from './queries.ts';
export { wordsOf } from './present.ts';
