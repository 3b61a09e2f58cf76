-- A bar moves to whoever has its number now when the account it was put on is erased, and from nobody who still lives:
-- numbers change hands.
create or replace function bind_bars(accounts uuid[], mobiles text[]) returns integer
language sql volatile security definer set search_path = pg_catalog, public as $$
  with bound as (
    update person_bar b set account_id = come.account
    from unnest(accounts, mobiles) as come(account, mobile)
    where b.mobile_index = come.mobile and b.ended_at is null and b.account_id is distinct from come.account
      and exists (select from account a where a.id = b.account_id and a.erased_at is not null)
    returning 1)
  select count(*)::integer from bound
$$;
