import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { id, instant, provinceCode } from '../shared.ts';

/** Staff roles; each grant reaches one province, or the nation with null. */
export const staffRole = z.enum(['officer', 'council', 'national', 'auditor']);

/** Who is signed in, as the web needs it. */
export const me = z.object({
  accountId: id,
  displayName: z.string().nullable(),
  isVolunteer: z.boolean(),
  grants: z.array(z.object({ role: staffRole, provinceCode: provinceCode.nullable() })),
});

export const requestCode = defineEndpoint({
  id: 'identity.requestCode',
  method: 'POST',
  path: '/sign-in/code',
  permission: 'public',
  summary: 'Sends a one-time code to a mobile number; answers the same for known and unknown numbers.',
  body: z.strictObject({ mobile: z.string().min(1).max(40), locale: z.enum(['fa', 'en']).default('fa') }),
  response: z.object({ challengeId: id, expiresAt: instant }),
  reasons: ['mobile.invalid', 'code.too_soon', 'code.too_many'],
});

export const verifyCode = defineEndpoint({
  id: 'identity.verifyCode',
  method: 'POST',
  path: '/sign-in/verify',
  permission: 'public',
  summary: 'Exchanges a one-time code for a session; the first time it also makes the account.',
  body: z.strictObject({ challengeId: id, code: z.string().min(1).max(20) }),
  response: z.object({ isNew: z.boolean(), me }),
  reasons: ['code.wrong', 'code.expired', 'code.burnt', 'code.too_many_failures'],
});

export const refreshSession = defineEndpoint({
  id: 'identity.refreshSession',
  method: 'POST',
  path: '/session/refresh',
  permission: 'public',
  summary: 'Renews a session from its refresh cookie. One that comes back after its successor was used ends the session.',
  response: z.object({ me }),
  reasons: ['session.ended'],
});

export const signOut = defineEndpoint({
  id: 'identity.signOut',
  method: 'POST',
  path: '/session/sign-out',
  permission: 'public',
  summary: 'Ends the session here and now.',
  response: z.object({ ok: z.literal(true) }),
});

export const whoAmI = defineEndpoint({
  id: 'identity.whoAmI',
  method: 'GET',
  path: '/me',
  permission: 'public',
  summary: 'Tells who is signed in, or nobody.',
  response: z.object({ me: me.nullable() }),
});
