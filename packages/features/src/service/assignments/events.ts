import { id } from '@hamyar/contracts';
import { z } from 'zod';

/** A place came free, or an offer of one came to nothing: others may be asked. */
export const placeFreed = { name: 'assignments.place-freed', payload: z.object({ needId: id }) };
