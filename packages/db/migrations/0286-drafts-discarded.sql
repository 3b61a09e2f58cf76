-- Whoever wrote a draft may take it away again; what was opened stays, and nobody takes away another's.
grant delete on need to hamyar_app;
create policy discarded on need for delete to hamyar_app using (status = 'draft' and source = 'officer'
  and created_by = (select app_account())
  and (province_code = any ((select app_desk())::text[]) or county_code = any ((select app_counties())::text[])));
