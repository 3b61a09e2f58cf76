import { type Answer, type identity, staff } from '@hamyar/contracts';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/locale.ts';
import { paths } from '#lib/paths.ts';
import { homeOf } from '#lib/viewer.ts';
import { send } from './api.ts';
import { wayOpen } from './guard.ts';
import { keptFormOf } from './kept-form.ts';
import { localPath } from './local-path.ts';
import { presentViewer } from './viewer.ts';

type Me = NonNullable<Answer<typeof identity.whoAmI>['me']>;

/** Leads somebody who has just signed in to what they came for, else to where their work is. */
export async function afterSignIn(event: RequestEvent, me: Me, isNew = false): Promise<never> {
  if (keptFormOf(event)) redirect(303, href(paths.signIn.resume()));
  const next = event.url.searchParams.get('next');
  // Whoever was invited to an office and came without the link of the text finds it all the same.
  if (!next && (await send(event, staff.listOwnInvitations)).items.length > 0)
    redirect(303, href(paths.me.invitations()));
  const { role, withheld } = presentViewer(me, undefined);
  if (withheld && !next) redirect(303, href(wayOpen[withheld]({ next: null })));
  const first = role === 'member' && isNew ? paths.welcome.resume() : homeOf[role];
  redirect(303, localPath(next, href(first)));
}
