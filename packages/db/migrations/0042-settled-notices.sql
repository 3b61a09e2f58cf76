-- Every end of an offer settles its message, found by its link.
CREATE INDEX "notification_open_link" ON "notification" USING btree ("link") WHERE read_at is null;
