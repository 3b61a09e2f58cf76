import { runNamed } from '@hamyar/bench/report';
import { images } from './images.ts';
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
  gateway,
  hang,
  images,
  'postgres-kill': postgresKill,
  'redis-kill': redisKill,
  'redis-wipe': redisWipe,
  rolling,
  sms,
  'worker-kill': workerKill,
});
