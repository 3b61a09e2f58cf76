-- People tell their sessions apart by the kind of device.
ALTER TABLE "session" ADD COLUMN "device" text;
alter table session add constraint session_device_known check (device in ('iphone', 'ipad', 'android', 'windows', 'mac', 'linux'));
