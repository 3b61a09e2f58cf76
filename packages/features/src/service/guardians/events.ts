import { id } from '@hamyar/contracts';
import { z } from 'zod';

/** The guardian of a minor agreed. */
export const guardianAgreed = {
  name: 'guardians.agreed',
  payload: z.object({ volunteerId: id }),
};

/** The guardian of a minor declined or took it back, or the minor named another one. */
export const guardianWithdrew = {
  name: 'guardians.withdrew',
  payload: z.object({ accountId: id }),
};
