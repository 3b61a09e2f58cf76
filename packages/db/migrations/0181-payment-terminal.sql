-- Which terminal of an office an attempt went through; null: the platform's own.
alter table payment add column terminal_id uuid
  constraint payment_terminal_id_office_account_id_fk references office_account(id);
create index payment_terminal on payment (terminal_id) where terminal_id is not null;
