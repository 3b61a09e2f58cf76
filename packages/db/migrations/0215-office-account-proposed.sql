-- An account comes as a proposal, in the name of whoever acts: one that arrived confirmed would never have had a second person.
create function office_account_proposed() returns trigger language plpgsql as $$
begin
  if num_nonnulls(new.confirmed_at, new.confirmed_by, new.ended_at, new.ended_by) > 0
    or new.made_by is distinct from app_account() then
    raise exception 'an account is proposed by whoever acts' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger office_account_proposed before insert on office_account for each row execute function office_account_proposed();
