import { messageNamed } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';
import { noticeWords } from '@hamyar/i18n/notice-words';
import { currentLocale } from '#lib/locale.ts';

/**
 * What a notification says in the page's language: the message `notification_<template>`. A template younger than this
 * page still says that there is something to see.
 */
export function sentenceOf(template: string, params: Readonly<Record<string, string>>): string {
  const words = noticeWords(params, currentLocale());
  return messageNamed(`notification_${template}`, words) ?? m.notification_other();
}
