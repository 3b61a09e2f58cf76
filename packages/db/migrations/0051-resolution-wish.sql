ALTER TABLE "payment_resolution" ADD COLUMN "giver_wish" text;
