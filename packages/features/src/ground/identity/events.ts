import { id } from '@hamyar/contracts';
import { z } from 'zod';

/** A number has another owner: the account that had it has none, and nobody is reached by it. */
export const numberReleased = {
  name: 'identity.number-released',
  payload: z.object({ accountId: id }),
};
