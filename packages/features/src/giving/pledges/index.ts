// pledges: intentions to give. A pledge counts nowhere; only money that the gateway verified does.
// Tables: pledge. Reads: project.
// Contract: pledges. Schedules: pledges.expire, pledges.erase.
export { paymentProblem } from './policy.ts';
export { creditPledge, donorOf, lockPledge, lockPledgeByKey, type PledgeRow } from './queries.ts';
