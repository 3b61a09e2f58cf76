-- Which office a message comes from: its text goes out by that office's line.
alter table notification add column province_code text;
