import { m } from '@hamyar/i18n/messages';

/** What a promised job does, in words; a job younger than these keeps its own name. */
export function jobInWords(topic: string): string {
  const name = `job_${topic.replace(/[.-]/g, '_')}`;
  return (m as unknown as Record<string, (() => string) | undefined>)[name]?.() ?? topic;
}
