import type { FeatureSchedule } from '../../kit/feature.ts';
import { anchorAudit } from './anchor-audit.ts';
import { sealAudit } from './seal-audit.ts';

export const auditSchedules: readonly FeatureSchedule[] = [
  { name: 'audit.seal', everyMs: 5_000, run: async (ctx) => void (await sealAudit(ctx)) },
  { name: 'audit.anchor', everyMs: 3_600_000, run: anchorAudit },
];
