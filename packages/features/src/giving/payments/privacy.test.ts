import { inGivingWorld } from '@hamyar/testing/giving';
import { someone } from '@hamyar/testing/staff';
import { describe, expect, it } from 'vitest';
import type { FeaturePrivacy, Person } from '../../kit/privacy.ts';
import { pledgesPrivacy } from '../pledges/privacy.ts';
import { paymentsPrivacy } from './privacy.ts';

const { world, job, begin, comeBack, number } = inGivingWorld();

const copied = async (privacy: FeaturePrivacy, section: string, person: Person) =>
  (await privacy.export?.(job('privacy.make-copy'), person))?.sections[section]?.length;

describe('what somebody gave before they had an account, by their number,', () => {
  it('is theirs in the copy, in what ends and in what is erased, and what others gave is not', async () => {
    const { accountId, mobile, act } = await someone(world());
    const { mobile: another } = await someone(world());
    const person = { accountId, mobile, numberSince: new Date(0), volunteerId: null };
    const paid = await begin({ donorMobile: mobile, donorName: 'خودم' });
    await comeBack(paid.authority);
    await begin({ donorMobile: mobile });
    await comeBack((await begin({ donorMobile: another })).authority);

    expect(await copied(pledgesPrivacy, 'pledges', person)).toBe(2);
    expect(await copied(paymentsPrivacy, 'payments', person)).toBe(2);
    expect(await pledgesPrivacy.ends?.[0]?.count(await act(), person)).toBe(1);

    const cards = () => number('select count(*) from payment where card_mask is not null');
    const before = await cards();
    await paymentsPrivacy.erase?.(job('privacy.erase'), person);
    await pledgesPrivacy.erase?.(job('privacy.erase'), person);
    expect(before - (await cards())).toBe(1);
    expect(await number('select count(*) from pledge where donor_mobile = $1', [mobile])).toBe(0);
    expect(await number('select count(*) from pledge where donor_mobile = $1', [another])).toBe(1);
    expect(await pledgesPrivacy.ends?.[0]?.count(await act(), person)).toBe(0);
  });
});
