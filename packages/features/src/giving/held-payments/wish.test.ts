import { inHeldWorld, whyProposed } from '@hamyar/testing/held';
import { describe, expect, it } from 'vitest';
import { tellWish } from '../payments/tell-wish.ts';
import { showPledge } from '../pledges/show-pledge.ts';
import { confirmResolution } from './confirm-resolution.ts';
import { proposeResolution } from './propose-resolution.ts';
import { showHeldPayment } from './show-held-payment.ts';

const { world, captures, officer, colleague, held, propose } = inHeldWorld();

describe('a resolution and the wish of the giver', () => {
  it('takes more than the pledge, or a second payment of it, when its giver said so', async () => {
    const { key, authority, paymentId } = await held(50_000_000n);
    await tellWish(world().as(), { authority, wish: 'keep' });
    await confirmResolution(colleague(), { paymentId, resolutionId: await propose(paymentId, 'accept') });
    expect(await captures(authority)).toBe(1);
    expect((await showPledge(world().as(), key)).state).toBe('fulfilled');
  });

  it('is void, either way, once the giver says otherwise before it is confirmed', async () => {
    for (const [first, then, kind] of [
      [null, 'keep', 'refund'],
      ['keep', 'return', 'accept'],
    ] as const) {
      const { authority, paymentId } = await held(2_000_000n);
      if (first) await tellWish(world().as(), { authority, wish: first });
      const resolutionId = await propose(paymentId, kind);
      await tellWish(world().as(), { authority, wish: then });
      await expect(confirmResolution(colleague(), { paymentId, resolutionId })).rejects.toMatchObject({
        reason: 'resolution.outdated',
      });
    }
  });

  it('is refused when the giver wants it back, and outdated when they say so after the proposal was read', async () => {
    const { authority, paymentId } = await held(2_000_000n);
    const { payment } = await showHeldPayment(officer(), paymentId);
    await tellWish(world().as(), { authority, wish: 'return' });
    const body = { kind: 'accept' as const, reason: whyProposed, version: payment.version };
    await expect(proposeResolution(officer(), paymentId, body)).rejects.toMatchObject({
      reason: 'case.changed',
    });
    await expect(propose(paymentId, 'accept')).rejects.toMatchObject({
      reason: 'resolution.giver_wants_it_back',
    });
    const resolutionId = await propose(paymentId, 'refund');
    await confirmResolution(colleague(), { paymentId, resolutionId });
    await expect(tellWish(world().as(), { authority, wish: 'keep' })).rejects.toMatchObject({
      reason: 'payment.decided',
    });
  });
});
