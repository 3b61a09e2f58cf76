import { requestCode } from '@hamyar/features/ground/identity/request-code';
import type { World } from './world.ts';

const browserKey = 'b'.repeat(64);

/** Asks for a code to a number and reads it where the worker would; typed in the same browser, it proves the number. */
export async function codeFor(
  world: World,
  mobile: string,
): Promise<{ challengeId: string; code: string; browserKey: string }> {
  const { challengeId } = await requestCode(world.as(), { mobile, address: '203.0.113.9', browserKey });
  const { rows } = await world.owner.query<{ sealed: Buffer }>(
    'select code_sealed as sealed from otp_challenge where id = $1',
    [challengeId],
  );
  const code = world.as().sealing.open(rows[0]?.sealed ?? Buffer.alloc(0), 'otp_challenge.code');
  return { challengeId, code, browserKey };
}
