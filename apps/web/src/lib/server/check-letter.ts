import { letters } from '@hamyar/contracts';
import { mendCode } from '@hamyar/domain/kit/printed-code';
import type { RequestEvent } from '@sveltejs/kit';
import { send } from './api.ts';

/** As long as the code of a letter is. */
export const letterCodeLength = 10;

/**
 * Asks whether there is a letter of this code, read with the look-alikes that people type mended.
 * @returns the code as it is printed; @throws CallError when there is none
 */
export async function checkLetter(event: RequestEvent, typed: string): Promise<string> {
  const code = mendCode(typed);
  await send(event, letters.showByCode, { params: { code } });
  return code;
}
