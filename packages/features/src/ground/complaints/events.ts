import { id } from '@hamyar/contracts';
import { z } from 'zod';

/** Somebody was suspended or barred, or is no more. */
export const standingChanged = {
  name: 'complaints.standing-changed',
  payload: z.object({ accountId: id }),
};
