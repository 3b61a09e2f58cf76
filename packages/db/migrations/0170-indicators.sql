-- What was said about the organisation, by whom and of when, side by side. The first claims are seeded like the places.
CREATE TABLE "indicator" (
	"key" text PRIMARY KEY NOT NULL,
	"name_fa" text NOT NULL,
	"name_en" text,
	"unit" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "indicator_nameFa_unique" UNIQUE("name_fa")
);
CREATE TABLE "indicator_claim" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"indicator_key" text NOT NULL,
	"low" numeric(24,3),
	"high" numeric(24,3),
	"is_approximate" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"as_of" date,
	"as_of_precision" text,
	"province_code" text,
	"county_code" text,
	"speaker" text,
	"source_title" text NOT NULL,
	"source_url" text,
	"source_day" date,
	"confidence" text NOT NULL,
	"note" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_reason" text,
	"form_key" uuid,
	"form_digest" text
);
ALTER TABLE "indicator_claim" ADD CONSTRAINT "indicator_claim_indicator_key_indicator_key_fk" FOREIGN KEY ("indicator_key") REFERENCES "public"."indicator"("key") ON DELETE no action ON UPDATE no action;
ALTER TABLE "indicator_claim" ADD CONSTRAINT "indicator_claim_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "indicator_claim" ADD CONSTRAINT "indicator_claim_county_code_county_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."county"("code") ON DELETE no action ON UPDATE no action;
CREATE INDEX "indicator_claim_of" ON "indicator_claim" USING btree ("indicator_key","province_code","id");
CREATE INDEX "indicator_claim_province" ON "indicator_claim" USING btree ("province_code","id");
CREATE INDEX "indicator_claim_form" ON "indicator_claim" USING btree ("form_key");
alter table indicator
  add constraint indicator_key_named check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  add constraint indicator_unit check (unit in ('people', 'families', 'irr', 'percent', 'count', 'services'));
alter table indicator_claim
  add constraint indicator_claim_says_something check (num_nonnulls(low, high) > 0 and low <= high),
  add constraint indicator_claim_kind check (kind in ('measured', 'planned', 'derived')),
  add constraint indicator_claim_confidence check (confidence in ('stated', 'uncertain')),
  add constraint indicator_claim_day check (num_nulls(as_of, as_of_precision) in (0, 2) and as_of_precision in ('day', 'month', 'year')),
  add constraint indicator_claim_place check (county_code is null or province_code is not null),
  add constraint indicator_claim_withdrawn check (num_nulls(withdrawn_at, withdrawn_reason) in (0, 2));
create trigger append_only before update or delete on indicator for each row execute function append_only();
create trigger append_only before delete on indicator_claim for each row execute function append_only();
create trigger only_these_change before update on indicator_claim for each row
  execute function only_these_change('withdrawn_at', 'withdrawn_by', 'withdrawn_reason');
create trigger nothing_taken_back before update on indicator_claim for each row
  when (old.withdrawn_at is not null) execute function nothing_taken_back();
grant select, insert on indicator to hamyar_app;
grant select, insert, update on indicator_claim to hamyar_app;
revoke update, delete, truncate on indicator from hamyar_app;
revoke delete, truncate on indicator_claim from hamyar_app;

-- Everybody reads; the nation's desk writes.
do $$
declare
  guarded text;
  written text;
begin
  foreach guarded in array array['indicator', 'indicator_claim'] loop
    written := format('(select app_writes(%L))', guarded);
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format('create policy seen on %I for select to hamyar_app using (true)', guarded);
    execute format('create policy added on %I for insert to hamyar_app with check (%s)', guarded, written);
    execute format('create policy changed on %I for update to hamyar_app using (%2$s) with check (%2$s)', guarded, written);
    execute format('create policy removed on %I for delete to hamyar_app using ((select app_writes(%1$L)))', guarded);
  end loop;
end
$$;
