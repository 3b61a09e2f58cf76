import type { lists } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { digits } from '#lib/locale.ts';

export const listName: Readonly<Record<lists.ListName, () => string>> = {
  theme: m.list_name_theme,
  intention: m.list_name_intention,
  target_group: m.list_name_target_group,
  life_stage: m.list_name_life_stage,
  service: m.list_name_service,
  closing_reason: m.list_name_closing_reason,
  closure_reason: m.list_name_closure_reason,
  decline_reason: m.list_name_decline_reason,
  rejection_reason: m.list_name_rejection_reason,
  revocation_reason: m.list_name_revocation_reason,
  limit: m.list_name_limit,
};

/** What a list is for, in a line. */
export const listAbout: Readonly<Record<lists.ListName, () => string>> = {
  theme: m.list_about_theme,
  intention: m.list_about_intention,
  target_group: m.list_about_target_group,
  life_stage: m.list_about_life_stage,
  service: m.list_about_service,
  closing_reason: m.list_about_closing_reason,
  closure_reason: m.list_about_closure_reason,
  decline_reason: m.list_about_decline_reason,
  rejection_reason: m.list_about_rejection_reason,
  revocation_reason: m.list_about_revocation_reason,
  limit: m.list_about_limit,
};

export const kindWords: Readonly<Record<lists.ReasonKind, () => string>> = {
  keeps_places: m.list_kind_keeps_places,
  ends_places: m.list_kind_ends_places,
  plain: m.list_kind_plain,
  in_words: m.list_kind_in_words,
};

export const termStates = {
  draft: { word: m.list_state_draft, tone: 'waiting' },
  in_use: { word: m.list_state_in_use, tone: 'good' },
  retired: { word: m.list_state_retired, tone: 'ended' },
} as const;

const useWords: Readonly<Record<lists.TermUse, (count: { count: string }) => string>> = {
  needs: m.list_use_needs,
  open_needs: m.list_use_open_needs,
  projects: m.list_use_projects,
  gifts: m.list_use_gifts,
  accounts: m.list_use_accounts,
  services: m.list_use_services,
  licences: m.list_use_licences,
  closures: m.list_use_closures,
  offers: m.list_use_offers,
};

/** What holds a term, each with its number; that nothing does, too. */
export function usesInWords(uses: readonly { use: lists.TermUse; count: number }[]): string {
  if (uses.length === 0) return m.list_uses_none();
  return uses.map(({ use, count }) => useWords[use]({ count: digits(count) })).join(' · ');
}

export const termLabels = () => ({
  code: m.list_code(),
  parent: m.list_parent(),
  nameFa: m.list_name_fa(),
  nameEn: m.list_name_en(),
  synonyms: m.list_synonyms(),
  themes: m.list_themes(),
  note: m.list_note(),
  place: m.list_place(),
  reason: m.list_retire_reason(),
  kind: m.list_kind(),
  value: m.list_limit_value(),
  holdsFrom: m.list_limit_from(),
});

/** Lists by whose other spellings spreadsheets are read. */
export const isSpelled = (list: lists.ListName): boolean => list === 'theme' || list === 'target_group';
