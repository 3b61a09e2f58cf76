import type { Answer, relocations } from '@hamyar/contracts';
import { formatNumber, formatWhen } from '@hamyar/i18n';
import { m } from '@hamyar/i18n/messages';
import { provinceName } from '@hamyar/i18n/volunteer-terms';
import { said } from '#lib/bilingual.ts';
import { placeName } from '#lib/features/service/volunteers/words.ts';
import { currentLocale } from '#lib/locale.ts';

type Move = Answer<typeof relocations.showOwn>;

/** What a move comes to, a line each; whose record it is decides how the office is spoken of. */
export function moveRows(move: Move, whose: 'own' | 'theirs'): { term: string; value: string }[] {
  const locale = currentLocale();
  const count = (number: number) => formatNumber(number, locale);
  const offices = {
    from: provinceName(move.from.provinceCode, locale),
    to: provinceName(move.to.provinceCode, locale),
  };
  const changes = whose === 'own' ? m.move_office_changes : m.move_person_office;
  const { all, confirmed } = move.licences;
  return [
    { term: m.move_from(), value: placeName(move.from) },
    { term: m.move_to(), value: placeName(move.to) },
    { term: m.move_office(), value: move.changesOffice ? changes(offices) : m.move_office_stays() },
    {
      term: m.move_licences(),
      value:
        all === 0
          ? m.move_licences_none()
          : m.move_licences_go({ all: count(all), confirmed: count(confirmed) }),
    },
    {
      term: m.move_offers(),
      value:
        move.endingOffers === 0
          ? m.move_offers_stay()
          : m.move_offers_end({ count: count(move.endingOffers) }),
    },
  ];
}

/** Shifts elsewhere as boxes to tick. */
export function placeChoices(move: Move, now: string): { value: string; label: string; hint: string }[] {
  return move.places.map((place) => ({
    value: place.assignmentId,
    label: said(place.need),
    hint: m.move_place_line({
      when: formatWhen(place.startsAt, now, currentLocale()),
      place: placeName(place),
    }),
  }));
}
