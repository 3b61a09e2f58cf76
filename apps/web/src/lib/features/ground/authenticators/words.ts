import { type Answer, type authenticators } from '@hamyar/contracts';
import { reasonSentence } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';

type Own = Answer<typeof authenticators.list>;
export type Item = Own['items'][number];

export const kindWord = (kind: Item['kind']): string =>
  kind === 'passkey' ? m.security_kind_passkey() : m.security_kind_totp();

/** Why this session brings nothing new, and what helps. */
export const whyNotAddWord = (reason: NonNullable<Own['whyNotAdd']>): string => reasonSentence(reason) ?? '';

type Recovery = Answer<typeof authenticators.showRecovery>['recovery'];

export function recoveryStateWord(state: Recovery['state']): string {
  const words: Record<Recovery['state'], () => string> = {
    asked: m.recovery_state_asked,
    seconded: m.recovery_state_seconded,
    done: m.recovery_state_done,
    refused: m.recovery_state_refused,
  };
  return words[state]();
}

/** Why the reader cannot say that it is they. */
export const whyNotVouchWord = (reason: NonNullable<Recovery['whyNot']>): string =>
  reasonSentence(reason) ?? '';
