import { complaints } from '@hamyar/contracts';
import { route, type Routes } from '../../kit/feature.ts';
import { invalidField } from '../../kit/refusal.ts';
import { addFileByCode } from './add-file-by-code.ts';
import { addFileOwn } from './add-file-own.ts';
import { askUpload } from './ask-upload.ts';
import { confirmComplaint } from './confirm-complaint.ts';
import { decideComplaint } from './decide-complaint.ts';
import { hearComplaint } from './hear-complaint.ts';
import { listBars } from './list-bars.ts';
import { listComplaints } from './list-complaints.ts';
import { listOwnComplaints } from './list-own-complaints.ts';
import { openFileByCode } from './open-file-by-code.ts';
import { openFileOwn } from './open-file-own.ts';
import { openFile } from './open-file.ts';
import { reportComplaint } from './report-complaint.ts';
import { revealReporter } from './reveal-reporter.ts';
import { settleAppeal } from './settle-appeal.ts';
import { showByCode } from './show-by-code.ts';
import { showComplaint } from './show-complaint.ts';
import { showFile } from './show-file.ts';
import { speakByCode } from './speak-by-code.ts';
import { speakOwn } from './speak-own.ts';
import { suspendComplaint } from './suspend-complaint.ts';
import { triageComplaint } from './triage-complaint.ts';
import { writeComplaint } from './write-complaint.ts';

export function complaintsRoutes(app: Routes): void {
  route(app, complaints.report, (ctx, { body }, http) => reportComplaint(ctx, body, http.ip));
  route(app, complaints.showByCode, (ctx, { body }, http) => showByCode(ctx, body, http.ip));
  route(app, complaints.speakByCode, (ctx, { body }, http) => speakByCode(ctx, body, http.ip));
  route(app, complaints.listOwn, (ctx) => listOwnComplaints(ctx));
  route(app, complaints.speakOwn, (ctx, { params, body }) => speakOwn(ctx, params.complaintId, body));
  fileRoutes(app);
  route(app, complaints.list, (ctx, { query }) => listComplaints(ctx, query));
  route(app, complaints.listBars, (ctx, { query }) => listBars(ctx, query));
  route(app, complaints.show, (ctx, { params }) => showComplaint(ctx, params.complaintId));
  route(app, complaints.triage, (ctx, { params, body }) => triageComplaint(ctx, params.complaintId, body));
  route(app, complaints.hear, (ctx, { params, body }) => hearComplaint(ctx, { ...params, ...body }));
  route(app, complaints.write, (ctx, { params, body }) => writeComplaint(ctx, params.complaintId, body));
  route(app, complaints.suspend, (ctx, { params, body }) => suspendComplaint(ctx, params.complaintId, body));
  route(app, complaints.decide, (ctx, { params, body }) => decideComplaint(ctx, params.complaintId, body));
  route(app, complaints.confirm, (ctx, { params, body }) => confirmComplaint(ctx, params.complaintId, body));
  route(app, complaints.settleAppeal, (ctx, { params, body }) => settleAppeal(ctx, params.complaintId, body));
  route(app, complaints.revealReporter, (ctx, { params, body }) =>
    revealReporter(ctx, params.complaintId, body.reason),
  );
}

/** Pictures of both sides. */
function fileRoutes(app: Routes): void {
  route(app, complaints.askUpload, (ctx, { body }, http) => askUpload(ctx, body, http.ip));
  route(app, complaints.addFileByCode, async (ctx, { params, query }, http) => {
    if (!http.upload) throw invalidField('file', 'file.empty');
    return addFileByCode(ctx, params.complaintId, query, http.upload);
  });
  route(app, complaints.addFileOwn, async (ctx, { params }, http) => {
    if (!http.upload) throw invalidField('file', 'file.empty');
    return addFileOwn(ctx, params.complaintId, http.upload);
  });
  route(app, complaints.openFileByCode, (ctx, { params, body }, http) =>
    openFileByCode(ctx, params.fileId, body, http.ip),
  );
  route(app, complaints.openFileOwn, (ctx, { params }) => openFileOwn(ctx, params));
  route(app, complaints.openFile, (ctx, { params }) => openFile(ctx, params));
  route(app, complaints.showFile, (ctx, { params, query }) => showFile(ctx, params, query));
}
