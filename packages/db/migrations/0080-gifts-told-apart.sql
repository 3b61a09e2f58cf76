ALTER TABLE "contribution" ADD COLUMN "is_told_apart" boolean DEFAULT false NOT NULL;
create index contribution_payment_number on contribution
  (ltrim(regexp_replace(upper(tracking_number), '[^0-9A-Z]', '', 'g'), '0'))
  where source = 'payment';
