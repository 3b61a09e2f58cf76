-- Files of a complaint belong to the entry that they came with: nobody owns them, no province has them, and whoever sees the
-- entry sees them. A row that named its owner would say who reported.
alter table stored_file drop constraint stored_file_purpose_known;
alter table stored_file add constraint stored_file_purpose_known
  check (purpose in ('licence_evidence', 'import', 'my_data', 'letter', 'complaint')) not valid;
alter table stored_file validate constraint stored_file_purpose_known;
-- Pictures alone: they are drawn anew, so that nothing of what was sent tells who sent it.
alter table stored_file add constraint stored_file_of_complaint check (purpose <> 'complaint'
  or (owner_account_id is null and province_code is null and kind in ('jpeg', 'png', 'webp'))) not valid;
alter table stored_file validate constraint stored_file_of_complaint;

do $$
declare
  own text := 'owner_account_id = (select app_account())';
  letters text := '(purpose = ''letter'' and ((select app_staff()) = ''{*}'' or province_code = any ((select app_staff())::text[])))';
  written text := format('(select app_writes(''stored_file'')) or %s or province_code = any ((select app_desk())::text[]) or %s', own, letters);
  made text := '(select app_made_for(''stored_file''))';
  -- The desk of the nation and auditors see every file but these.
  room text := 'exists (select from complaint_entry e where e.id = subject_id offset 0)';
begin
  execute format('alter policy seen on stored_file using (case when purpose = ''complaint'' then %s or %s
    else (select app_reaches(''stored_file'')) or %s or province_code = any ((select app_provinces())::text[]) or %s end)',
    made, room, own, letters);
  execute format('alter policy added on stored_file with check (state = ''quarantined''
    and case when purpose = ''complaint'' then %s and %s else (%s) end)', made, room, written);
  execute format('alter policy changed on stored_file using (case when purpose = ''complaint'' then %1$s else (%2$s) end)
    with check (case when purpose = ''complaint'' then %1$s else (%2$s) end)', made, written);
  execute format('alter policy removed on stored_file using (case when purpose = ''complaint'' then %s
    else (select app_writes(''stored_file'')) end)', made);
end
$$;
