-- Reasons that people choose from and limits that administrators set become terms of lists: a reason has a kind that the code
-- understands, a limit its value in versions and the moment from which each holds.
alter table list_term add column kind text;
alter table list_term_version add column value integer;
alter table list_term_version add column holds_from timestamp with time zone;

alter table list_term drop constraint list_term_list_known;
alter table list_term add constraint list_term_list_known check (list in ('theme', 'intention', 'target_group', 'life_stage',
  'service', 'closing_reason', 'closure_reason', 'decline_reason', 'rejection_reason', 'revocation_reason', 'limit')) not valid;
alter table list_term validate constraint list_term_list_known;
alter table list_term add constraint list_term_kind_known check
  (kind in ('keeps_places', 'ends_places', 'plain', 'in_words')) not valid;
alter table list_term validate constraint list_term_kind_known;
alter table list_term add constraint list_term_kind_whole check (case
  when list = 'closing_reason' then coalesce(kind in ('keeps_places', 'ends_places'), false)
  when list = 'closure_reason' then coalesce(kind = 'plain', false)
  when list in ('decline_reason', 'rejection_reason', 'revocation_reason') then coalesce(kind in ('plain', 'in_words'), false)
  else kind is null end) not valid;
alter table list_term validate constraint list_term_kind_whole;
alter table list_term_version add constraint list_term_version_limit check
  ((list = 'limit') = (value is not null) and (value is null) = (holds_from is null)) not valid;
alter table list_term_version validate constraint list_term_version_limit;

-- What was closed, refused or revoked for names a term of its list; a check of the feature looks for others.
alter table need drop constraint need_closing_reason_known;
alter table credential drop constraint credential_rejection_reason_known;
alter table credential drop constraint credential_revocation_reason_known;
alter table closure drop constraint closure_reason_known;
