import { id } from '@hamyar/contracts';
import { z } from 'zod';

/** A minor wrote another day of birth, by which they are of age. */
export const volunteerGrew = {
  name: 'volunteers.grew',
  payload: z.object({ volunteerId: id }),
};

/** Somebody became active, came back from a pause, or said more about place and time. */
export const volunteerBecameAvailable = {
  name: 'volunteers.became-available',
  payload: z.object({ volunteerId: id }),
};
