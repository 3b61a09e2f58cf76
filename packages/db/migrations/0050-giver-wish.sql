ALTER TABLE "payment" ADD COLUMN "giver_wish" text;
alter table payment add constraint payment_giver_wish_known check (giver_wish in ('keep', 'return'));
