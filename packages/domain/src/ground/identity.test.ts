import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeFacts, decideCode } from './identity.ts';

const limits = {
  unusedCodesPerNetworkPerHour: 300,
  codesPerPrefixPerMinute: 60,
  codesPerMinute: 300,
  codesPerDay: 50_000,
};
const calm: CodeFacts = {
  isKnownBrowser: false,
  byBrowser: { inHour: 0, inDay: 0 },
  unusedOfNumber: { inHour: 0, inDay: 0 },
  wrongSharedToday: 0,
  network: { unusedInHour: 0, used: 0 },
  everybody: { inMinute: 0, inDay: 0, ofPrefixInMinute: 0 },
};
const count = fc.nat({ max: 100_000 });

describe('a code asked for', () => {
  it('has six digits and is the asker’s own while all is calm', () => {
    expect(decideCode(calm, limits)).toEqual({ kind: 'own', digits: 6 });
  });

  it('is one longer code for all once five texts to a number stayed unused, and never refused for the number’s sake', () => {
    const flooded = fc.record({ inHour: fc.integer({ min: 5, max: 10_000 }), inDay: count });
    fc.assert(
      fc.property(flooded, (unusedOfNumber) => {
        expect(decideCode({ ...calm, unusedOfNumber }, limits)).toEqual({ kind: 'shared', digits: 8 });
      }),
    );
  });

  it('grows with the wrong ones typed against it, so that no number of tries wears it out', () => {
    const unusedOfNumber = { inHour: 5, inDay: 5 };
    const after = (wrongSharedToday: number) =>
      decideCode({ ...calm, unusedOfNumber, wrongSharedToday }, limits);
    expect([0, 499, 500, 4_999, 5_000, 1e9].map((wrong) => after(wrong))).toEqual(
      [8, 8, 10, 10, 12, 12].map((digits) => ({ kind: 'shared', digits })),
    );
  });

  it('is sent to a browser that has signed the number in before, whatever others do', () => {
    const others = fc.record({
      unusedOfNumber: fc.record({ inHour: count, inDay: count }),
      network: fc.record({ unusedInHour: count, used: count }),
      everybody: fc.record({ inMinute: count, inDay: count, ofPrefixInMinute: count }),
    });
    fc.assert(
      fc.property(others, (facts) => {
        const known = { ...calm, ...facts, isKnownBrowser: true };
        expect(decideCode(known, limits)).toEqual({ kind: 'own', digits: 6 });
      }),
    );
  });

  it('makes a known browser wait that asked five times in an hour itself', () => {
    const asked = { ...calm, isKnownBrowser: true, byBrowser: { inHour: 5, inDay: 5 } };
    expect(decideCode(asked, limits)).toEqual({ kind: 'refused', reason: 'code.too_many' });
  });

  it('is there for thousands behind one address as long as they use theirs', () => {
    const network = { unusedInHour: 40, used: 5_000 };
    expect(decideCode({ ...calm, network }, limits)).toEqual({ kind: 'own', digits: 6 });
  });

  it('grows longer for a network that leaves twenty unused, and waits at three hundred', () => {
    const of = (unusedInHour: number) => decideCode({ ...calm, network: { unusedInHour, used: 0 } }, limits);
    expect(of(20)).toEqual({ kind: 'own', digits: 8 });
    expect(of(300)).toEqual({ kind: 'refused', reason: 'code.network_busy' });
  });

  it('is kept few for each unknown network while many are sent, so that the next newcomer still gets one', () => {
    const everybody = { inMinute: 150, inDay: 150, ofPrefixInMinute: 0 };
    const of = (unusedInHour: number) =>
      decideCode({ ...calm, everybody, network: { unusedInHour, used: 0 } }, limits);
    expect(of(2)).toEqual({ kind: 'own', digits: 6 });
    expect(of(3)).toEqual({ kind: 'refused', reason: 'code.network_busy' });
  });

  it('goes twice as far for networks that people have signed in from', () => {
    const everybody = { inMinute: 300, inDay: 300, ofPrefixInMinute: 0 };
    const of = (used: number) =>
      decideCode({ ...calm, everybody, network: { unusedInHour: 0, used } }, limits);
    expect(of(0)).toEqual({ kind: 'refused', reason: 'code.service_busy' });
    expect(of(1)).toEqual({ kind: 'own', digits: 6 });
  });
});
