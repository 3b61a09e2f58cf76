import { letters } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { addAttachment } from './add-attachment.ts';
import { draftLetter } from './draft-letter.ts';
import { issueLetter } from './issue-letter.ts';
import { listLetters } from './list-letters.ts';
import { printLetter } from './print-letter.ts';
import { removeAttachment } from './remove-attachment.ts';
import { reviseLetter } from './revise-letter.ts';
import { showByCode } from './show-by-code.ts';
import { showLetter } from './show-letter.ts';
import { withdrawLetter } from './withdraw-letter.ts';

const done = { ok: true as const };

export function lettersRoutes(app: Routes): void {
  route(app, letters.list, (ctx, { query }) => listLetters(ctx, query));
  route(app, letters.show, (ctx, { params }) => showLetter(ctx, params.letterId));
  route(app, letters.draft, (ctx, { body }) => draftLetter(ctx, body));
  route(app, letters.revise, async (ctx, { params, body }) => {
    await reviseLetter(ctx, params.letterId, body);
    return done;
  });
  route(app, letters.addAttachment, async (ctx, { params, query }, http) => {
    if (!http.upload) throw invalidField('file', 'file.empty');
    return addAttachment(ctx, { ...params, ...query }, http.upload);
  });
  route(app, letters.removeAttachment, async (ctx, { params }) => {
    await removeAttachment(ctx, params);
    return done;
  });
  route(app, letters.issue, (ctx, { params, body }) => issueLetter(ctx, params.letterId, body.version));
  route(app, letters.withdraw, async (ctx, { params, body }) => {
    await withdrawLetter(ctx, params.letterId, body);
    return done;
  });
  route(app, letters.print, (ctx, { params, query }) => printLetter(ctx, { ...params, ...query }));
  route(app, letters.showByCode, (ctx, { params }) => showByCode(ctx, params.code));
}
