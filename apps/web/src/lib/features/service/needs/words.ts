import type { Answer, needs } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';
import { nameOf } from '#lib/features/ground/places/names.ts';
import { digits } from '#lib/locale.ts';

export function urgencyLabel(urgency: string): string {
  if (urgency === 'critical') return m.need_urgency_critical();
  return urgency === 'urgent' ? m.need_urgency_urgent() : m.need_urgency_normal();
}

/** Reasons to choose from, each with what becomes of the places that people have. */
export const closingChoices = (reasons: Answer<typeof needs.showClosing>['reasons']) =>
  reasons.map((reason) => ({
    value: reason.code,
    label: nameOf(reason),
    hint: reason.endsPlaces ? m.closing_places_end() : m.closing_places_stay(),
  }));

export function placesLeftText(left: number): string {
  if (left < 1) return m.need_full();
  return left === 1 ? m.need_place_left_one() : m.need_places_left({ count: digits(left) });
}

type Tone = 'neutral' | 'waiting' | 'good' | 'warn' | 'bad' | 'ended';

const messageStates: Readonly<Record<needs.MessageState, readonly [() => string, Tone]>> = {
  inbox: [m.need_message_inbox, 'neutral'],
  queued: [m.need_message_queued, 'waiting'],
  sent: [m.need_message_sent, 'good'],
  rejected: [m.need_message_rejected, 'bad'],
  held: [m.need_message_held, 'warn'],
  lost: [m.need_message_lost, 'warn'],
  unneeded: [m.need_message_unneeded, 'ended'],
};
/** What became of the text of a message, and how it is shown. */
export const messageStateLabel = (state: needs.MessageState): string => messageStates[state][0]();
export const messageStateTone = (state: needs.MessageState): Tone => messageStates[state][1];

/** Names of the fields of a need's form. */
export const needLabels = (): Readonly<Record<string, string>> => ({
  title: m.desk_need_title(),
  titleEn: m.desk_need_title_en(),
  descriptionEn: m.desk_need_description_en(),
  countyCode: m.need_county(),
  theme: m.need_theme(),
  targetGroup: m.need_for_whom(),
  venueKind: m.need_venue(),
  urgency: m.need_urgency(),
  startsOn: m.desk_need_from(),
  endsOn: m.desk_need_to(),
  startMinute: m.desk_need_start(),
  endMinute: m.desk_need_end(),
  profession: m.desk_need_role(),
  count: m.desk_need_count(),
});
