import { readFileSync } from 'node:fs';
import { callTimeoutMs } from '@hamyar/contracts/time-limits';
import { timeLimits } from '@hamyar/platform';
import { expect, it } from 'vitest';

it('whoever waits longer is the one outside, so that who knows why is who answers', () => {
  const { statementMs, driverMs, providerMs, apiSocketMs, proxyMs } = timeLimits;
  const inward = [statementMs, driverMs, callTimeoutMs, apiSocketMs, proxyMs];
  expect(inward).toEqual(inward.toSorted((a, b) => a - b));
  expect(new Set(inward).size).toBe(inward.length);
  expect(providerMs).toBeLessThan(callTimeoutMs);
  expect(callTimeoutMs).toBeLessThan(3_000);
});

it('the proxy waits as long as the limits say', () => {
  const caddyfile = readFileSync(new URL('../../../../infra/containers/Caddyfile', import.meta.url), 'utf8');
  expect(caddyfile).toContain(`response_header_timeout ${timeLimits.proxyMs / 1_000}s`);
});
