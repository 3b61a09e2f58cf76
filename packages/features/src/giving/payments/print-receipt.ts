import type { FileAnswer } from '@hamyar/contracts';
import { formatDay, formatIrr, formatTime, type Locale, plainDigits, saidIn } from '@hamyar/i18n';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { m } from '@hamyar/i18n/messages';
import { qrSvg } from '@hamyar/papers/qr-path';
import { authorise } from '../../ground/access/index.ts';
import { drawDocument } from '../../ground/documents/index.ts';
import type { Ctx } from '../../kit/feature.ts';
import { showReceipt } from './show-receipt.ts';

type Receipt = Awaited<ReturnType<typeof showReceipt>>;

/** The receipt as a paper: what its page shows, in one language, with the very answer of the page inside. */
export async function printReceipt(
  ctx: Ctx,
  { code, locale }: { readonly code: string; readonly locale: Locale },
): Promise<FileAnswer> {
  authorise(ctx, 'public');
  const receipt = await showReceipt(ctx, code);
  const as = { locale };
  const checkAddress = ctx.publicUrl + linkPaths.check();
  return drawDocument(
    ctx,
    'receipt',
    {
      title: m.receipt_title({}, as),
      office: m.receipt_issuer({ province: receipt.province[locale] }, as),
      attachment: 'receipt.json',
      amount: formatIrr(receipt.amountIrr, locale, { digits: true }),
      words: locale === 'fa' ? receipt.words.rialFa : receipt.words.rialEn,
      exact: formatIrr(receipt.amountIrr, locale, { unit: 'rial' }),
      rows: rowsOf(receipt, locale),
      qr: receipt.signed && {
        svg: qrSvg(checkAddress, receipt.signed.text),
        label: m.receipt_signed_qr({}, as),
        title: m.receipt_signed_title({}, as),
        text: m.receipt_signed_text({}, as),
        codeLabel: m.receipt_signed_code({}, as),
        code: receipt.signed.code,
      },
      warning: receipt.isDemo ? m.receipt_demo({}, as) : null,
    },
    {
      locale,
      fileName: `receipt-${receipt.serial.replaceAll('/', '-')}`,
      facts: receipt,
      drawnAt: new Date(receipt.issuedAt),
      foot: `${m.receipt_signed_where({}, as)} ${checkAddress.replace(/^https?:\/\//, '')}`,
    },
  );
}

function rowsOf(receipt: Receipt, locale: Locale) {
  const as = { locale };
  const time = formatTime(receipt.issuedAt, locale);
  const written = (term: string, value: string | null) =>
    value === null ? [] : [{ term, value: plainDigits(value, locale), ltr: true }];
  return [
    { term: m.receipt_from({}, as), value: receipt.donorName ?? m.receipt_dear_donor({}, as) },
    { term: m.give_for({}, as), value: saidIn(receipt.projectTitle, locale) },
    {
      term: m.receipt_date({}, as),
      value: `${formatDay(receipt.issuedAt, locale)}${locale === 'fa' ? '، ساعت ' : ', '}${time}`,
    },
    ...written(m.receipt_serial({}, as), receipt.serial),
    { term: m.receipt_channel({}, as), value: m.receipt_channel_gateway({}, as) },
    ...written(m.receipt_reference({}, as), receipt.referenceId),
    ...written(m.receipt_card({}, as), receipt.cardMask),
    { term: m.receipt_code({}, as), value: receipt.code, ltr: true },
  ];
}
