import type { FeatureCheck } from '../../kit/feature.ts';

/** Nobody judges their own case, nobody is barred by one person, and every look at a reporter has its reason. */
export const complaintsChecks: readonly FeatureCheck[] = [
  {
    title:
      'nobody has triaged, proposed, decided or closed a complaint that concerns them or that they reported',
    sql: `select c.id from complaint c left join complaint_reporter r on r.complaint_id = c.id
      where c.concerned_account_id in (c.triaged_by, c.proposed_by, c.decided_by, c.closed_by)
        or r.account_id in (c.triaged_by, c.proposed_by, c.decided_by, c.closed_by)`,
  },
  {
    title: 'every bar follows from an upheld severe complaint that two people decided',
    sql: `select b.id from person_bar b join complaint c on c.id = b.complaint_id
      where b.kind = 'bar' and b.ended_at is null and (c.severity is distinct from 'severe' or c.outcome is distinct from 'upheld'
        or c.decided_by is null or c.proposed_by is null or c.decided_by = c.proposed_by)`,
  },
  {
    title: 'an appeal was settled by nobody who decided before',
    sql: `select id from complaint where appealed_at is not null and closed_by in (triaged_by, proposed_by, decided_by)`,
  },
  {
    title: 'an erased complaint says and names nothing',
    sql: `select c.id from complaint c where c.erased_at is not null and (num_nonnulls(c.words_sealed, c.about_sealed,
        c.about_number_sealed, c.substance_sealed, c.reason_sealed, c.concerned_account_id, c.concerned_name,
        c.concerned_mobile_index) > 0
      or exists (select from complaint_reporter r where r.complaint_id = c.id)
      or exists (select from complaint_entry e where e.complaint_id = c.id and e.text_sealed is not null)
      or exists (select from complaint_entry e join stored_file f on f.subject_id = e.id and f.purpose = 'complaint'
        where e.complaint_id = c.id and f.forgotten_at is null))`,
  },
  {
    title: 'every picture of a complaint belongs to an entry, and no row of it names anybody',
    sql: `select f.id from stored_file f where f.purpose = 'complaint' and (num_nonnulls(f.owner_account_id, f.province_code) > 0
      or not exists (select from complaint_entry e where e.id = f.subject_id))`,
  },
  {
    title: 'every look at who reported has its reason in the audit log',
    sql: `select id from audit where action = 'complaint.reporter_revealed' and coalesce(detail->>'reason', '') = ''`,
  },
];
