-- The day of birth of a volunteer, at their word, and the day they come of age by the Solar Hijri calendar: matching reads the
-- second alone.
alter table volunteer add column born_on date;
alter table volunteer add column adult_on date;
alter table volunteer add constraint volunteer_comes_of_age check (adult_on > born_on) not valid;
alter table volunteer validate constraint volunteer_comes_of_age;
alter table volunteer add constraint volunteer_age_whole check (num_nulls(born_on, adult_on) in (0, 2)) not valid;
alter table volunteer validate constraint volunteer_age_whole;
