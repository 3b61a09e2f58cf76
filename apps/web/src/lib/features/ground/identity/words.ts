import type { Answer, identity } from '@hamyar/contracts';
import { m } from '@hamyar/i18n/messages';

type Device = NonNullable<Answer<typeof identity.listSessions>['items'][number]['device']>;

const words: Readonly<Record<Device, () => string>> = {
  iphone: m.device_iphone,
  ipad: m.device_ipad,
  android: m.device_android,
  windows: m.device_windows,
  mac: m.device_mac,
  linux: m.device_linux,
};

/** What a device is called that its browser names, or none. */
export const deviceName = (device: Device | null): string =>
  device === null ? m.device_unknown() : words[device]();
