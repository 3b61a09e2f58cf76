-- A form that is posted twice registers one need.
ALTER TABLE "need" ADD COLUMN "form_key" uuid;
ALTER TABLE "need" ADD CONSTRAINT "need_formKey_unique" UNIQUE("form_key");
