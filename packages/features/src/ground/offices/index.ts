// offices: how the office of each province and of the nation is reached, which accounts and terminals take its money, and
// what it still lacks. Tables: office_version, office_account, office_secret. Reads: account, audit, province, role_grant,
// receipt_counter, weekend_law. Contract: offices. Jobs: none.
export { addAccount } from './add-account.ts';
export { confirmAccount } from './confirm-account.ts';
export { listOffices } from './list-offices.ts';
export { requireMoneyTaken } from './may-take-money.ts';
export { reviseOffice } from './revise-office.ts';
export { showDesk } from './show-desk.ts';
export { gatewayOf, terminalFor, terminalsInUse } from './terminal-for.ts';
