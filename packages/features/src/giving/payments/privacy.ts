import { withTransaction } from '@hamyar/db';
import { toBase32, toBase64 } from '@hamyar/domain';
import { audit } from '@hamyar/platform';
import { asService, authorise } from '../../ground/access/index.ts';
import { forgetNonce } from '../../ground/signing/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import {
  type CopyDocument,
  type FeaturePrivacy,
  maxCopyRows,
  type OwnCopy,
  type Person,
} from '../../kit/privacy.ts';
import { forgetGivers } from '../contributions/index.ts';
import { isOfPerson } from '../pledges/index.ts';

export const paymentsPrivacy: FeaturePrivacy = {
  holds: [
    {
      table: 'payment',
      columns: ['card_mask', 'giver_wish'],
      purpose: 'giving',
      basis: 'agreement',
      retention: 'as long as its pledge',
      fate: 'pseudonymised',
    },
    {
      table: 'receipt',
      columns: ['code', 'serial_number'],
      purpose: 'giving',
      basis: 'law',
      retention: 'for good, without a name',
      fate: 'receipts',
    },
  ],
  export: exportPayments,
  erase: eraseOwnPayments,
};

interface PaidRow {
  readonly serial: string | null;
  readonly document: Buffer | null;
  readonly nonce: Buffer | null;
}

async function exportPayments(ctx: Ctx, { accountId, mobile, numberSince }: Person): Promise<OwnCopy> {
  authorise(ctx, 'platform');
  return withTransaction(asService(ctx, 'payments-privacy'), async (tx) => {
    const { rows } = await tx.$client.query<PaidRow & Record<string, unknown>>({
      name: 'privacy_payments',
      text: `select y.id, y.pledge_id as pledge, y.amount_irr::text as "amountIrr", y.state, y.gateway, y.reference_id as reference,
          y.card_mask as card, y.created_at as at, y.verified_at as "verifiedAt", r.code,
          r.serial_year || '-' || substr(r.province_code, 4) || '-' || lpad(r.serial_number::text, 6, '0') as serial,
          d.document, d.nonce
        from payment y join pledge p on p.id = y.pledge_id left join receipt r on r.payment_id = y.id
          left join signed_document d on d.id = r.document_id
        where ${isOfPerson} order by y.id desc limit ${maxCopyRows}`,
      values: [accountId, mobile, numberSince],
    });
    const payments = rows.map(({ document: _document, nonce: _nonce, ...row }) => row);
    return { sections: { payments }, documents: rows.flatMap(papersOf) };
  });
}

/** A signed receipt: its bytes (COSE), and the text by which anybody checks it at /v. */
function papersOf({ serial, document, nonce }: PaidRow): CopyDocument[] {
  if (serial === null || document === null) return [];
  const text = [toBase32(document), ...(nonce ? [`nonce: ${toBase64(nonce)}`] : []), ''].join('\n');
  return [
    { path: `receipts/${serial}.cose`, content: document },
    { path: `receipts/${serial}.txt`, content: text },
  ];
}

/** Before pledges forget who gave: the end of the card, the giver of what was posted, and what ties receipts to the log. */
async function eraseOwnPayments(asker: Ctx, { accountId, mobile, numberSince }: Person): Promise<void> {
  authorise(asker, 'platform');
  const ctx = asService(asker, 'payments-privacy');
  await withTransaction(ctx, async (tx) => {
    const { rows } = await tx.$client.query<{ id: string; provinceCode: string; documentId: string | null }>({
      name: 'privacy_payments_own',
      text: `select y.id, y.province_code as "provinceCode", r.document_id as "documentId"
        from payment y join pledge p on p.id = y.pledge_id left join receipt r on r.payment_id = y.id
        where ${isOfPerson} order by y.id for update of y`,
      values: [accountId, mobile, numberSince],
    });
    const ids = rows.map(({ id }) => id);
    const masked = await tx.$client.query<{ id: string; provinceCode: string }>({
      name: 'privacy_cards_erase',
      text: `update payment set card_mask = null where id = any ($1::uuid[]) and card_mask is not null
        returning id, province_code as "provinceCode"`,
      values: [ids],
    });
    const posted = await tx.$client.query<{ id: string }>({
      name: 'privacy_payments_posted',
      text: "select id from ledger_transaction where ref_type = 'payment' and kind = 'capture' and ref_id = any ($1::uuid[])",
      values: [ids],
    });
    await forgetGivers(
      ctx,
      tx,
      posted.rows.map(({ id }) => id),
    );
    await forgetNonce(
      tx,
      rows.flatMap(({ documentId }) => documentId ?? []),
    );
    for (const { id, provinceCode } of masked.rows)
      await audit(ctx, tx, {
        action: 'payment.card_erased',
        targetType: 'payment',
        targetId: id,
        provinceCode,
      });
  });
}
