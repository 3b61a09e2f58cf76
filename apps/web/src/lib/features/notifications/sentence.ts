import { formatNumber } from '@hamyar/i18n';
import * as messages from '@hamyar/i18n/messages';
import { currentLocale } from '#lib/locale.ts';

const { m } = messages;

/**
 * What a notification says in the page's language: the message `notification_<template>`. A template younger than this
 * page still says that there is something to see. Counts come as plain digits and are written as the language does.
 */
export function sentenceOf(template: string, params: Readonly<Record<string, string>>): string {
  const named = (m as unknown as Record<string, ((input: object) => string) | undefined>)[
    `notification_${template}`
  ];
  const written = Object.entries(params).map(([name, text]) => [
    name,
    /^\d{1,9}$/.test(text) ? formatNumber(Number(text), currentLocale()) : text,
  ]);
  return named?.(Object.fromEntries(written)) ?? m.notification_other();
}
