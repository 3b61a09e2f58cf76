import { needs } from '@hamyar/contracts';
import { paths, type SitePath } from '#lib/paths.ts';

/** What the address of the list of needs filters by; empty text means any. */
export interface NeedFilter {
  readonly province: string;
  readonly profession: string;
  readonly theme: string;
  readonly urgency: string;
  readonly remote: string;
}

export function filterOf(query: URLSearchParams): NeedFilter {
  const text = (name: string) => query.get(name)?.trim() ?? '';
  return {
    province: text('province'),
    profession: text('profession'),
    theme: text('theme'),
    urgency: text('urgency'),
    remote: text('remote'),
  };
}

const part = needs.list.query.shape;

/** The same filter as the API wants it: only what is set, and only what can be right. */
export function filterQuery({ province, profession, theme, urgency, remote }: NeedFilter) {
  return {
    province: part.province.safeParse(province).data,
    ...(profession ? { profession: profession.slice(0, 40) } : {}),
    ...(theme ? { theme: theme.slice(0, 60) } : {}),
    urgency: part.urgency.safeParse(urgency).data,
    remote: part.remote.safeParse(remote).data,
  };
}

/** Address of a page of the list, with the filter kept. */
export const needsPath = (filter: NeedFilter, cursor?: string): SitePath =>
  paths.needs.list({ ...filter, cursor });
