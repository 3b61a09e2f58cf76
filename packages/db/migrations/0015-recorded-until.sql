CREATE TABLE "contribution_recorded" (
	"province_code" text NOT NULL,
	"source" text NOT NULL,
	"county_code" text NOT NULL,
	"until" date NOT NULL,
	CONSTRAINT "contribution_recorded_province_code_source_county_code_pk" PRIMARY KEY("province_code","source","county_code")
);

ALTER TABLE "contribution_recorded" ADD CONSTRAINT "contribution_recorded_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;

-- What was folded before this migration.
insert into contribution_recorded (province_code, source, county_code, until)
  select province_code, source, coalesce(county_code, ''), max(contributed_on) from contribution c
  where not exists (select from contribution_pending w where w.contribution_id = c.id)
  group by 1, 2, 3;
grant select, insert, update, delete on contribution_recorded to hamyar_app;
