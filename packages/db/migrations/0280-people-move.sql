-- Whoever moves to another province leaves the sight of the office they came from: what was joined of their records is read by the
-- office that is in charge of them now, not by the one that joined it.
drop policy seen on record_merge;
create policy seen on record_merge for select to hamyar_app
  using ((select app_reaches('record_merge')) or exists (select from volunteer v
    where v.id = kept_id and v.province_code = any ((select app_provinces())::text[]) offset 0));
