import { messageNamed } from '@hamyar/i18n/message-named';

/** What a job does, in words; a job younger than these keeps its own name. */
export function jobInWords(topic: string): string {
  return messageNamed(`job_${topic.replace(/[.-]/g, '_')}`) ?? topic;
}
