import { showClosing } from '@hamyar/features/service/needs/show-closing';
import { showDraft } from '@hamyar/features/service/needs/show-draft';
import { aNeed } from '@hamyar/testing/needs-and-volunteers';
import type { ApiWorld } from './api-world.ts';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A place of its own each time, so that no shift overlaps another of the same volunteer. */
let days = 1;
export const ownNeed = (api: ApiWorld, more: Parameters<typeof aNeed>[1] = {}) =>
  aNeed(api.world, { shifts: [{ inHours: 24 * (++days % 55) + 3, hours: 1 }], ...more });

const contents = () => ({
  title: 'مشاوره برای خانواده‌ها',
  countyCode: '0916',
  theme: 'mental_health',
  targetGroup: 'families',
  venueKind: 'clinic',
  urgency: 'normal',
  startsOn: day(2),
  endsOn: day(2),
  startMinute: 540,
  endMinute: 720,
  roles: [{ profession: 'psychologist', count: 1 }],
});

/** A draft as its office has just read it. */
async function draftAsRead(api: ApiWorld) {
  const { id: needId } = await ownNeed(api, { status: 'draft' });
  const { version } = await showDraft(await api.world.asStaff('national', null), needId);
  return { needId, version };
}

/** Calls of needs; see `calls`. */
export const needsCalls = {
  'needs.showOverview': async () => ({}),
  'needs.list': async () => ({}),
  'needs.show': async ({ api }: { api: ApiWorld }) => ({
    params: { number: String((await ownNeed(api)).number) },
  }),
  'needs.listDesk': async () => ({}),
  'needs.create': async () => ({ body: contents() }),
  'needs.showClosing': async ({ api }: { api: ApiWorld }) => ({
    params: { needId: (await ownNeed(api)).id },
  }),
  'needs.close': async ({ api }: { api: ApiWorld }) => {
    const { id: needId } = await ownNeed(api);
    const { version } = await showClosing(await api.world.asStaff('national', null), needId);
    return { params: { needId }, body: { version, reason: 'enough' } };
  },
  'needs.listMessages': async ({ api }: { api: ApiWorld }) => ({
    params: { needId: (await ownNeed(api)).id },
  }),
  'needs.showDesk': async ({ api }: { api: ApiWorld }) => ({ params: { needId: (await ownNeed(api)).id } }),
  'needs.reopen': async ({ api }: { api: ApiWorld }) => {
    const { id } = await ownNeed(api);
    await api.world.owner.query(
      "update need set status = 'closed', told_at = now() + interval '100 years' where id = $1",
      [id],
    );
    return { params: { needId: id } };
  },
  'needs.showDraft': async ({ api }: { api: ApiWorld }) => ({
    params: { needId: (await draftAsRead(api)).needId },
  }),
  'needs.revise': async ({ api }: { api: ApiWorld }) => {
    const { needId, version } = await draftAsRead(api);
    return { params: { needId }, body: { version, ...contents() } };
  },
  'needs.openDraft': async ({ api }: { api: ApiWorld }) => {
    const { needId, version } = await draftAsRead(api);
    return { params: { needId }, body: { version } };
  },
  'needs.returnDraft': async ({ api }: { api: ApiWorld }) => {
    const { needId, version } = await draftAsRead(api);
    return { params: { needId }, body: { version, reason: 'روز دیگری بنویسید' } };
  },
  'needs.discardDraft': async ({ api }: { api: ApiWorld }) => {
    const { needId, version } = await draftAsRead(api);
    return { params: { needId }, body: { version } };
  },
};
