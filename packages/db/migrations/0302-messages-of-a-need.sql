-- The need that a message is of. Its office sees which messages went to whom and what became of them, and no other office does.
alter table notification add column need_id uuid;
alter table notification add constraint notification_need_id_need_id_fk foreign key (need_id) references need (id) not valid;
alter table notification validate constraint notification_need_id_need_id_fk;
create index notification_need on notification (need_id, id) where need_id is not null;

do $$
declare
  -- `offset 0` keeps the planner from turning a look by key into a scan that it remembers.
  in_reach text := 'exists (select from need d where d.id = %s and (d.province_code = any ((select app_desk())::text[])
    or d.county_code = any ((select app_counties())::text[])) offset 0)';
begin
  execute format('create policy of_need on notification for select to hamyar_app using (need_id is not null and %s)',
    format(in_reach, 'need_id'));
  execute format('create policy of_need on message_attempt for select to hamyar_app using (notification_id is not null
    and exists (select from notification n where n.id = notification_id and n.need_id is not null and %s offset 0))',
    format(in_reach, 'n.need_id'));
end
$$;
