-- Why a text did not go out is kept, so that a person can mend it; what our account or a template was refused for waits
-- (`held`) and goes out afterwards (`again`: another attempt took its place).
ALTER TABLE "message_attempt" ADD COLUMN "refusal" text;
ALTER TABLE "message_attempt" ADD COLUMN "refusal_code" integer;
CREATE INDEX "message_attempt_undelivered" ON "message_attempt" USING btree ("id") WHERE state in ('rejected', 'held', 'sending');
CREATE INDEX "message_attempt_finished" ON "message_attempt" USING btree ("finished_at");
alter table message_attempt add constraint message_attempt_state_known
  check (state in ('sending', 'sent', 'rejected', 'unknown', 'held', 'again'));
alter table message_attempt add constraint message_attempt_refusal_known
  check (refusal in ('number', 'template', 'tokens', 'credit', 'account', 'other'));
