import { id } from '@hamyar/contracts';
import { z } from 'zod';

/** Somebody became active, came back from a pause, or said more about place and time. */
export const volunteerBecameAvailable = {
  name: 'volunteers.became-available',
  payload: z.object({ volunteerId: id }),
};
