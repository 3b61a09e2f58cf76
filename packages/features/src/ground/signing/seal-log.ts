import { withTransaction } from '@hamyar/db';
import { holdingKeys, keyIdInput, noteKeyTypes, signatureLine, utf8 } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import type { Ctx } from '../../kit/feature.ts';
import { sha256 } from '../../kit/sha256.ts';
import { authorise } from '../access/index.ts';
import { growLog, originOf } from '../transparency/index.ts';
import { signWith } from './ed25519.ts';
import { keyInUse } from './make-key.ts';
import { openSeed } from './open-seed.ts';
import { allKeys } from './queries.ts';

/**
 * Seals what waits for its place in the log until nothing does. Each head is signed with every key of the log that holds:
 * during an overlap those who know the old key and those who know the new one can both check it.
 * @returns leaves sealed
 */
export async function sealLog(ctx: Ctx): Promise<number> {
  authorise(ctx, 'platform');
  let all = 0;
  for (;;) {
    const sealed = await withTransaction(ctx, async (tx) => {
      await keyInUse(ctx, tx, 'log');
      const name = originOf(ctx);
      const grown = await growLog(ctx, tx, async (body) => {
        const lines: string[] = [];
        for (const { kid, publicKey } of holdingKeys(await allKeys(tx), 'log', ctx.clock.now())) {
          const keyId = sha256(keyIdInput({ name, type: noteKeyTypes.log, publicKey })).subarray(0, 4);
          const signature = signWith(await openSeed(ctx, tx, kid), utf8(body));
          lines.push(signatureLine({ name, keyId, signature }));
        }
        return lines;
      });
      if (grown > 0)
        await audit(ctx, tx, {
          action: 'log.sealed',
          targetType: 'log',
          targetId: name,
          detail: { leaves: grown },
        });
      return grown;
    });
    if (sealed === 0) return all;
    all += sealed;
  }
}
