-- The language of the page that asked for a code: its text is written in it, and an account that it makes begins with it.
alter table otp_challenge add column locale text not null default 'fa';
