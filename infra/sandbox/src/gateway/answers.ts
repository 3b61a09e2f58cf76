/** The gateway's own words for its codes (zarinpal.com/docs). */
const messages: Readonly<Record<number, string>> = {
  [-9]: 'The input params invalid, validation error.',
  [-10]: 'Terminal is not valid, please check merchant_id or ip address.',
  [-14]: 'The callback URL domain does not match the registered terminal domain.',
  [-41]: 'Maximum amount is 100,000,000 tomans.',
  [-50]: 'Session is not valid, amounts values is not the same.',
  [-51]: 'Session is not valid, session is not active paid try.',
  [-53]: 'Session is not this merchant_id session.',
  [-54]: 'Invalid authority.',
  [-61]: 'Session is not in success status.',
  [-63]: 'The allowed time for reversing this session has passed.',
  100: 'Success',
  101: 'Verified',
};

/** A refusal: `data` is an empty array, as theirs is. */
export function refusal(code: number, validations: readonly unknown[] = []) {
  return { data: [], errors: { code, message: messages[code] ?? 'Error', validations } };
}

/** A success: `errors` is an empty array, as theirs is. */
export function success(data: Readonly<Record<string, unknown>>, code = 100) {
  return { data: { code, message: messages[code], ...data }, errors: [] };
}
