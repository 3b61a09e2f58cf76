-- Why a licence was rejected or revoked: the closed lists of the domain. Both stand unchanged since the columns exist.

alter table credential add constraint credential_rejection_reason_known check (rejection_reason in (
  'not_found', 'name_differs', 'expired', 'other_profession', 'other')) not valid;
alter table credential add constraint credential_revocation_reason_known check (revocation_reason in (
  'issuer_withdrew', 'not_genuine', 'confirmed_by_mistake', 'holder_asked', 'other')) not valid;
alter table credential validate constraint credential_rejection_reason_known;
alter table credential validate constraint credential_revocation_reason_known;
