import { pledges } from '@hamyar/contracts';
import type { FeatureCheck } from '../../kit/feature.ts';

export const pledgesChecks: readonly FeatureCheck[] = [
  {
    title: 'A pledge is fulfilled exactly when it was paid but for less than a gateway would take',
    sql: `select id, state, amount_irr, paid_irr from pledge
      where (state = 'fulfilled') <> (paid_irr > 0 and amount_irr - paid_irr < ${pledges.giftBounds.minIrr})`,
  },
  {
    title: 'A pledge names no version of the giver’s terms that was not published',
    sql: `select p.id from pledge p where p.terms_number is not null and not exists (select from statement_version s
      where s.kind = 'giver_terms' and s.number = p.terms_number)`,
  },
  {
    title: 'An erased pledge names nobody',
    sql: `select id from pledge where erased_at is not null
      and coalesce(donor_name, donor_mobile, donor_account_id::text) is not null`,
  },
];
