CREATE TABLE "kept_form" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"browser_hash" text NOT NULL,
	"form_sealed" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);

CREATE TABLE "known_browser" (
	"account_id" uuid NOT NULL,
	"browser_hash" text NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "known_browser_browser_hash_account_id_pk" PRIMARY KEY("browser_hash","account_id")
);

ALTER TABLE "otp_challenge" ADD COLUMN "network" text;
ALTER TABLE "otp_challenge" ADD COLUMN "text_id" uuid;
ALTER TABLE "otp_challenge" ADD COLUMN "is_shared" boolean DEFAULT false NOT NULL;
ALTER TABLE "otp_challenge" ADD COLUMN "digits" smallint DEFAULT 6 NOT NULL;
ALTER TABLE "kept_form" ADD CONSTRAINT "kept_form_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "known_browser" ADD CONSTRAINT "known_browser_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "kept_form_expiry" ON "kept_form" USING btree ("expires_at");
CREATE INDEX "known_browser_last" ON "known_browser" USING btree ("last_used_at");

-- Texts to a number, without the challenges that share them.
create index otp_challenge_text on otp_challenge (mobile, created_at) where text_id is null;

do $$
declare
  guarded text;
begin
  foreach guarded in array array['known_browser', 'kept_form']
  loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', guarded, current_user);
    execute format(
      'create policy everywhere on %1$I to hamyar_app using ((select app_reaches(%1$L))) with check ((select app_reaches(%1$L)))',
      guarded);
  end loop;
end
$$;
create policy own on kept_form for select to hamyar_app using (account_id = (select app_account()));
grant select, insert, update, delete on known_browser, kept_form to hamyar_app;
