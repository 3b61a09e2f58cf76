import { volunteers } from '@hamyar/contracts';
import type { RequestEvent } from '@sveltejs/kit';
import { read } from './api.ts';

/**
 * The signed-in person as a volunteer. Someone an office imported finds their data here the first time they come, or as
 * soon as it is there while they are still writing a draft.
 */
export async function ownProfile(event: RequestEvent): Promise<volunteers.Profile | null> {
  const { profile } = await read(event, volunteers.showProfile);
  if (profile && profile.status !== 'draft') return profile;
  return (await read(event, volunteers.claimProfile)).profile;
}
