// transparency: the public log, a tree that only grows. Facts are logged in their own transaction, sealed in order behind it.
// Tables: log_leaf, log_tile, log_checkpoint. Contract: transparency. Schedule: transparency.publish.
// It holds no keys: whoever has them (signing) lends `growLog` a signature.
export { growLog } from './grow-log.ts';
export { logFact } from './log-fact.ts';
export { originOf } from './policy.ts';
export { commitmentsOf, leafOf, sizeAt } from './queries.ts';
export { proveLeaf } from './prove-leaf.ts';
