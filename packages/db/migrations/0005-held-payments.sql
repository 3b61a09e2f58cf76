CREATE TABLE "payment_cure" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"payment_id" uuid NOT NULL,
	"province_code" text NOT NULL,
	"kind" text NOT NULL,
	"amount_irr" bigint NOT NULL,
	"reference" text,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposer_name" text,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decider_name" text,
	"decided_at" timestamp with time zone,
	"decision_note" text,
	"refund_route" text,
	"refund_reference" text,
	"refunded_at" timestamp with time zone
);

ALTER TABLE "payment" ADD COLUMN "told_irr" bigint;
ALTER TABLE "payment" ADD COLUMN "taken_irr" bigint;
ALTER TABLE "payment" ADD COLUMN "held_at" timestamp with time zone;
ALTER TABLE "payment_cure" ADD CONSTRAINT "payment_cure_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "payment_cure" ADD CONSTRAINT "payment_cure_province_code_province_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."province"("code") ON DELETE no action ON UPDATE no action;
ALTER TABLE "payment_cure" ADD CONSTRAINT "payment_cure_proposed_by_account_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "payment_cure" ADD CONSTRAINT "payment_cure_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "payment_cure_payment" ON "payment_cure" USING btree ("payment_id");
