import { id } from '@hamyar/contracts';
import { z } from 'zod';

const payload = z.object({ accountId: id });

/** Somebody agreed to what holds for volunteers. */
export const consentGiven = { name: 'consents.given', payload };

/** Somebody took back what they had agreed to. */
export const consentWithdrawn = { name: 'consents.withdrawn', payload };
