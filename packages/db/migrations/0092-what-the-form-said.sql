-- The same key of a form with other contents, or from another hand, is another form and is refused.
ALTER TABLE "need" ADD COLUMN "form_digest" text;
