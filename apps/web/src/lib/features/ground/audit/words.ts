import type { audit } from '@hamyar/contracts';
import { messageNamed } from '@hamyar/i18n/message-named';
import { m } from '@hamyar/i18n/messages';
import { paths, type SitePath } from '#lib/paths.ts';

/** What was done, in words; an act younger than these keeps its own name. */
export const actInWords = (action: string): string =>
  messageNamed(`audit_did_${action.replaceAll('.', '_')}`) ?? action;

export const typeInWords = (targetType: string): string =>
  messageNamed(`audit_type_${targetType}`) ?? targetType;

/** Kinds of things that somebody would ask for by themselves. */
const asked = [
  'account',
  'assignment',
  'contribution',
  'credential',
  'import_batch',
  'matching_run',
  'need',
  'payment',
  'pledge',
  'project',
  'receipt',
  'complaint',
  'role_grant',
  'signing_key',
  'staff_invitation',
  'volunteer',
];
export const typeChoices = (): { value: string; label: string }[] =>
  asked.map((value) => ({ value, label: typeInWords(value) }));

const kinds: Record<audit.Entry['actorKind'], () => string> = {
  visitor: m.audit_by_visitor,
  person: m.audit_by_person,
  staff: m.audit_by_staff,
  operator: m.audit_by_operator,
  job: m.audit_by_job,
  gateway: m.audit_by_gateway,
};
export const actorInWords = ({ actorKind, actorName }: audit.Entry): string =>
  actorName ?? kinds[actorKind]();

/** Whether the actor is somebody whose other acts can be asked for. */
export const isSomebody = ({ actorKind }: audit.Entry): boolean =>
  actorKind === 'person' || actorKind === 'staff';

const pages: Readonly<Record<string, (id: string) => SitePath>> = {
  credential: paths.desk.credentials.show,
  import_batch: paths.desk.imports.show,
  matching_run: paths.desk.matching.show,
  need: paths.desk.needs.show,
  payment: paths.desk.payments.show,
  complaint: paths.desk.complaints.show,
  role_grant: paths.desk.staff.show,
  signing_key: paths.desk.keys.show,
  staff_invitation: paths.desk.staff.invitation,
  volunteer: paths.desk.people.show,
};

/** The page of the thing itself, where it has one. */
export const pageOfTarget = ({ targetType, targetId }: audit.Entry): SitePath | null =>
  pages[targetType]?.(targetId) ?? null;
