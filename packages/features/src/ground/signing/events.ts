import { z } from 'zod';

/** Documents of a key that fell into other hands are refused from now on; whoever issued them gives them anew. */
export const documentsRefused = {
  name: 'signing.documents-refused',
  payload: z.object({ kid: z.string() }),
};
