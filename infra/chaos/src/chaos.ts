import { runNamed } from '@hamyar/bench/report';
import { flood } from './flood.ts';
import { fuzz } from './fuzz.ts';
import { images } from './images.ts';
import { nat } from './nat.ts';
import {
  apiKill,
  diskFull,
  gateway,
  hang,
  postgresKill,
  redisKill,
  redisWipe,
  rolling,
  sms,
} from './programs.ts';
import { workerKill } from './worker-kill.ts';

await runNamed('chaos', {
  'api-kill': apiKill,
  'disk-full': diskFull,
  flood,
  fuzz,
  gateway,
  hang,
  images,
  nat,
  'postgres-kill': postgresKill,
  'redis-kill': redisKill,
  'redis-wipe': redisWipe,
  rolling,
  sms,
  'worker-kill': workerKill,
});
