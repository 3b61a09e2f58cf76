import type { FeatureCheck } from '../../kit/feature.ts';

/** Read-only statements that return offending rows. */
export const lettersChecks: readonly FeatureCheck[] = [
  {
    title: 'letters of an office are numbered from one without a gap, as far as its counter says',
    sql: `select c.office, c.serial_year, c.last_number, count(l.id) as letters
      from letter_counter c left join letter l on l.office = c.office and l.serial_year = c.serial_year
      group by c.office, c.serial_year, c.last_number
      having count(l.id) <> c.last_number or max(l.serial_number) is distinct from c.last_number`,
  },
  {
    title: 'every letter that was issued is counted, and has its audit row',
    sql: `select l.id from letter l where l.issued_at is not null and (
        not exists (select from letter_counter c where c.office = l.office and c.serial_year = l.serial_year)
        or not exists (select from audit a where a.action = 'letter.issued' and a.target_id = l.id::text))`,
  },
  {
    title: 'of a letter whose day is past nothing is left of what it said',
    sql: `select id from letter where erased_at is not null and (addressee <> '' or body <> '' or attachments <> '[]')`,
  },
  {
    title: 'nothing may change a letter that was issued, or leave a number out: its guards stand',
    sql: `select g.table_name, g.what from (values ('letter', 'letter_stays'), ('letter', 'append_only'),
        ('letter_counter', 'letter_counts_up')) as g(table_name, what)
      where not exists (select from pg_trigger t
        where t.tgrelid = g.table_name::regclass and t.tgname = g.what and t.tgenabled in ('O', 'A'))`,
  },
];
