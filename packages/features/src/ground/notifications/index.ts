// notifications: what people should know, in their inbox always and by SMS where a template is approved.
// Tables: notification, message_attempt. Contract: notifications. Jobs: notifications.deliver.
export { notify } from './notify.ts';
export { decentTime } from './policy.ts';
export { noticeHoldings, settleNotices } from './queries.ts';
export { sendSms } from './send-sms.ts';
