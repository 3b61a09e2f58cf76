import { staff } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import type { OpenWork } from '../../kit/open-work.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { confirmChange } from './confirm-change.ts';
import { confirmInvitation } from './confirm-invitation.ts';
import { declineInvitation } from './decline-invitation.ts';
import { endGrant } from './end-grant.ts';
import { inviteStaff } from './invite-staff.ts';
import { listInvitations } from './list-invitations.ts';
import { listOwnInvitations } from './list-own-invitations.ts';
import { listOwnOffices } from './list-own-offices.ts';
import { listStaff } from './list-staff.ts';
import { reviseCounties } from './revise-counties.ts';
import { showChoices } from './show-choices.ts';
import { showInvitation } from './show-invitation.ts';
import { showOwnOffice } from './show-own-office.ts';
import { showStaff } from './show-staff.ts';
import { stepDown } from './step-down.ts';
import { suspendGrant } from './suspend-grant.ts';
import { withdrawChange } from './withdraw-change.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

/** @param work what the features of the house count of the work that is open by somebody's hand */
export function staffRoutes(app: Routes, work: () => readonly OpenWork[]): void {
  route(app, staff.list, (ctx, { query }) => listStaff(ctx, query));
  route(app, staff.show, (ctx, { params }) => showStaff(ctx, params.grantId, work()));
  route(app, staff.endGrant, (ctx, { params, body }) => endGrant(ctx, params.grantId, body));
  route(app, staff.suspendGrant, (ctx, { params, body }) => suspendGrant(ctx, params.grantId, body));
  route(app, staff.confirmChange, (ctx, { params, body }) => confirmChange(ctx, { ...params, ...body }));
  route(app, staff.withdrawChange, (ctx, { params, body }) => withdrawChange(ctx, { ...params, ...body }));
  route(app, staff.reviseCounties, (ctx, { params, body }) => reviseCounties(ctx, params.grantId, body));
  route(app, staff.listInvitations, (ctx, { query }) => listInvitations(ctx, query));
  route(app, staff.showInvitation, (ctx, { params }) => showInvitation(ctx, params.invitationId));
  route(app, staff.showChoices, (ctx) => showChoices(ctx));
  route(app, staff.invite, (ctx, { body }) => inviteStaff(ctx, body));
  route(app, staff.confirmInvitation, (ctx, { params, body }) =>
    confirmInvitation(ctx, { ...params, ...body }),
  );
  route(app, staff.withdrawInvitation, (ctx, { params, body }) =>
    withdrawInvitation(ctx, { ...params, ...body }),
  );
  route(app, staff.listOwnInvitations, (ctx) => listOwnInvitations(ctx));
  route(app, staff.listOwnOffices, (ctx) => listOwnOffices(ctx));
  route(app, staff.showOwnOffice, (ctx, { params }) => showOwnOffice(ctx, params.grantId, work()));
  route(app, staff.stepDown, (ctx, { params, body }) => stepDown(ctx, params.grantId, body));
  route(app, staff.acceptInvitation, (ctx, { params, body }) =>
    acceptInvitation(ctx, params.invitationId, body),
  );
  route(app, staff.declineInvitation, (ctx, { params, body }) =>
    declineInvitation(ctx, params.invitationId, body),
  );
}
