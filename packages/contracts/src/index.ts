export * from './endpoint.ts';
export * from './shared.ts';
export * from './call.ts';
