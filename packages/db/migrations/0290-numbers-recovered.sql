-- A member who lost the number and everything else: two officers of their province say who it is, and the new number then waits
-- three days as every other one does, so that whoever has the old one can say no.
alter table account_recovery add column to_mobile text;
alter table account_recovery add column seen text;
alter table account_recovery add column seen_again text;
alter table account_recovery add constraint account_recovery_number_seen check (num_nulls(to_mobile, seen) in (0, 2)) not valid;
alter table account_recovery validate constraint account_recovery_number_seen;
drop trigger only_these_change on account_recovery;
create trigger only_these_change before update on account_recovery for each row execute function
  only_these_change('state', 'first_by', 'first_name', 'first_at', 'second_by', 'seen_again', 'decided_at', 'window_until');
alter table number_change add column by_office boolean default false not null;

-- A number may have another owner when nobody signed in by it for long: whoever typed the code is asked who they are.
alter table account add column signed_in_at timestamp with time zone;
alter table account add column number_since timestamp with time zone;
alter table otp_challenge add column awaits_until timestamp with time zone;
create index otp_challenge_awaits on otp_challenge (browser_hash, created_at) where awaits_until is not null;
