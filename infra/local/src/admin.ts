// Whoever sits at the host: invites the first administrator, is the second person where the nation has only one, and
// replaces that one where they are lost.
import {
  confirmInvitation,
  inviteFirst,
  listInvitations,
  replaceLost,
  showInvitation,
} from '@hamyar/features/ground/staff/index';
import type { Ctx } from '@hamyar/features/kit/feature';
import { setLocaleSource } from '@hamyar/i18n/locale-source';
import { reasonSentence } from '@hamyar/i18n/message-named';
import { AppError } from '@hamyar/platform';
import { type AdminOptions, readAdminOptions } from './admin-options.ts';
import { openAsOperator } from './operator.ts';

/** @returns what to tell whoever asked, line by line */
async function run(ctx: Ctx, options: AdminOptions): Promise<string[]> {
  switch (options.act) {
    case 'invite': {
      const { id, mobileMasked, expiresAt } = await inviteFirst(ctx, options);
      return [
        `invited ${mobileMasked ?? ''} to administer the nation: ${id}`,
        `a text with the link goes out as soon as the worker runs; it can be answered until ${expiresAt}`,
        'whoever signs in with that number reads at /invitations what the office opens, and accepts',
      ];
    }
    case 'replace': {
      const { id, mobileMasked, expiresAt } = await replaceLost(ctx, options);
      return [
        `every office and session of ${options.lost} has ended; the old number and all auditors are told`,
        `invited ${mobileMasked ?? ''} to administer the nation: ${id}`,
        `a text with the link goes out as soon as the worker runs; it can be answered until ${expiresAt}`,
      ];
    }
    case 'waiting': {
      const { items } = await listInvitations(ctx, { over: 'no', limit: 100 });
      const waiting = items.filter(({ state, provinceCode }) => state === 'waiting' && provinceCode === null);
      const lines = waiting.map(({ id, role, name, mobileMasked }) =>
        [id, role, name ?? '', mobileMasked ?? ''].join('\t'),
      );
      return lines.length > 0 ? lines : ['no invitation to an office of the nation waits'];
    }
    case 'confirm': {
      const { items } = await listInvitations(ctx, { over: 'no', limit: 100 });
      const found = items.find(({ id }) => id === options.invitationId);
      if (!found) throw new Error('no such invitation waits; `admin waiting` lists them');
      const { version } = (await showInvitation(ctx, found.id)).invitation;
      await confirmInvitation(ctx, { invitationId: found.id, version });
      return [`confirmed; ${found.mobileMasked ?? ''} gets the text`];
    }
  }
}

setLocaleSource(() => 'en');
try {
  const options = readAdminOptions(process.argv.slice(2));
  const { ctx, close } = await openAsOperator(options.dataFolder, 'staff.command-line');
  try {
    for (const line of await run(ctx, options)) console.log(line);
  } finally {
    await close();
  }
} catch (error) {
  const sentence = error instanceof AppError ? reasonSentence(error.reason) : null;
  console.error(sentence ?? (error instanceof Error ? error.message : error));
  process.exitCode = 1;
}
