import { inject } from 'vitest';
import { makeWorld } from '../../../../infra/local/src/main-job/world.ts';

export { eventually, inPersian, people as staffMobiles } from '../../../../infra/local/src/main-job/world.ts';

/** The running platform, its SMS inbox and its database. */
export const world = makeWorld(inject('platform'));
export const journeysFolder = inject('journeysFolder');
