import { id } from '@hamyar/contracts';
import { z } from 'zod';

/** A need was registered and waits for people. */
export const needOpened = { name: 'needs.opened', payload: z.object({ needId: id }) };
