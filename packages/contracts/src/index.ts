export * from './endpoint.ts';
export * from './shared.ts';
export * from './call.ts';
export * from './identity.ts';
export * from './notifications.ts';
export * from './credentials.ts';
export * from './volunteers.ts';
export * from './transfers.ts';
