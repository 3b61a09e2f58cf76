import { type RequestEvent } from '@sveltejs/kit';
import { type Viewer, visitor } from '#lib/viewer.ts';

/**
 * Who is looking. Everyone is a visitor until the identity endpoints exist: then this asks the API
 * once a request, and only when a session cookie came along.
 */
export async function viewerOf(event: RequestEvent): Promise<Viewer> {
  void event;
  return Promise.resolve(visitor);
}
