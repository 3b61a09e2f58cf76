import type { Reroute } from '@sveltejs/kit/hooks';

/** A QR code holds capitals more densely: `/V` is the checking page as codes say it. */
export const reroute: Reroute = ({ url }) =>
  /^(?:\/en)?\/V$/.test(url.pathname) ? url.pathname.toLowerCase() : undefined;
