// pledges: intentions to give. A pledge counts nowhere; only money that the gateway verified does.
// Tables: pledge. Reads: project, in the checks statement_version.
// Contract: pledges. Schedules: pledges.expire, pledges.erase.
export { paymentProblem } from './policy.ts';
export { isOfPerson } from './privacy.ts';
export { creditPledge, donorOf, lockPledge, lockPledgeByKey, type PledgeRow } from './queries.ts';
