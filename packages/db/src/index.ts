export * from './schema.ts';
export * from './pool.ts';
export * from './transaction.ts';
export * from './roles.ts';
export { migrate } from './migrations/migrate.ts';
export { type Migration, readMigrations } from './migrations/read.ts';
