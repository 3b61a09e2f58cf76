// notifications: what people should know, in their inbox always and by SMS where a template is approved.
// Tables: notification, message_attempt. Reads: account, office_version. Contract: notifications. Jobs: notifications.deliver, notifications.settle.
// Schedules: notifications.erase, notifications.resume.
export { type NamedNeed, needWords, notify } from './notify.ts';
export { decentTime, officeTime } from './policy.ts';
export { noticeHoldings, undeliveredSummary } from './queries.ts';
export { sendSms } from './send-sms.ts';
export { settleNotices } from './settle-notices.ts';
