// access: who may do what, and where. Every verb begins with `authorise`.
// Tables: none, because grants are rows of identity. Contract: none, because nobody asks for it over HTTP.
// Pages: none, because what it decides shows on every page. Jobs: none.
export { asGateway, asService, jobActor } from './as-service.ts';
export {
  accountIdOf,
  accountOf,
  authorise,
  hasConfirmed,
  isOfCountyAlone,
  placesOf,
  provincesOf,
  requireConfirmed,
  withinCounty,
  withinScope,
} from './authorise.ts';
export { decide, type Decision, permissionsOf, rolesWith, type Scope } from './policy.ts';
