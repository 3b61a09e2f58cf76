import * as messages from '@hamyar/i18n/messages';
import { noticeWords } from '@hamyar/i18n/notice-words';
import { currentLocale } from '#lib/locale.ts';

const { m } = messages;

/**
 * What a notification says in the page's language: the message `notification_<template>`. A template younger than this
 * page still says that there is something to see.
 */
export function sentenceOf(template: string, params: Readonly<Record<string, string>>): string {
  const named = (m as unknown as Record<string, ((input: object) => string) | undefined>)[
    `notification_${template}`
  ];
  return named?.(noticeWords(params, currentLocale())) ?? m.notification_other();
}
