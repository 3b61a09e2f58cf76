// access: who may do what, and where. Owns no table: grants are rows of identity. Every verb begins with `authorise`.
export { asGateway, asService, jobActor } from './act-as.ts';
export { accountOf, authorise, provincesOf, withinScope } from './authorise.ts';
export { type Decision, rolesWith, type Scope } from './policy.ts';
