import { m } from '@hamyar/i18n/messages';
import type { Role } from './viewer.ts';

/** Name of a role in the page's language. */
export function roleLabel(role: Role): string {
  const labels: Record<Role, () => string> = {
    visitor: m.role_visitor,
    member: m.role_member,
    officer: m.role_officer,
    county: m.role_county,
    treasurer: m.role_treasurer,
    administrator: m.role_administrator,
    council: m.role_council,
    nation: m.role_nation,
    auditor: m.role_auditor,
  };
  return labels[role]();
}
