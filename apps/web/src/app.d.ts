import type { Bilingual } from '@hamyar/contracts';
import type { Locale } from '@hamyar/i18n';
import type { PostedFields } from '#lib/server/form-data.ts';
import type { SharePicture } from '#lib/server/share-picture.ts';
import type { Viewer } from '#lib/viewer.ts';

declare global {
  namespace App {
    interface Error {
      /** What to quote to the help desk: the request's id. */
      code?: string;
      /** What the API said of the refusal and its cure, where that is more than its kind. */
      said?: string;
    }
    interface Locals {
      locale: Locale;
      requestId: string;
      theme: 'auto' | 'light' | 'dark';
      viewer: Viewer;
      /** Keeps what was posted until somebody has shown who they are; false when it cannot be kept. */
      keepForm: (fields: PostedFields) => Promise<boolean>;
      /** Whether a page could not be drawn because the API is away. */
      isAway?: boolean;
      /** The same of this request, on its way to the error. */
      said?: string | undefined;
    }
    interface PageData {
      locale?: Locale;
      theme?: Locals['theme'];
      viewer?: Viewer;
      /** Where a public page lives, without what was asked of it; null where a page is not for everybody. */
      publicAddress?: { readonly origin: string; readonly path: string } | null;
      /** What messengers show of the page, where it has a picture. */
      picture?: SharePicture;
      /** Trail above the page's heading, the page itself last and without address. */
      breadcrumb?: readonly { label: string | Bilingual; href?: string }[];
    }
  }
}

export {};
