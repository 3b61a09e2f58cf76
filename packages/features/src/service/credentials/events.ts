import { id } from '@hamyar/contracts';
import { z } from 'zod';

/** An officer confirmed a licence: its holder may be asked for more than before. */
export const credentialVerified = { name: 'credentials.verified', payload: z.object({ volunteerId: id }) };
