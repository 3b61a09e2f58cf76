import { id } from '@hamyar/contracts';
import { z } from 'zod';

/** A receipt got its number and code; the money stands in the books. */
export const receiptIssued = { name: 'payments.receipt-issued', payload: z.object({ receiptId: id }) };
