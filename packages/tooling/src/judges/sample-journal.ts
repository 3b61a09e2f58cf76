import { writeJournal } from '@hamyar/domain';

/** A month of made-up books, as the platform writes it: what reads it has to agree with its sums. */
export const sampleJournal = (): string =>
  writeJournal({
    provinceCode: 'IR-09',
    from: '2026-10-23',
    through: '2026-11-21',
    opening: [
      { code: 'bank:IR-09', balanceIrr: '900000000000' },
      { code: 'contributions:IR-09:cash', balanceIrr: '-900000000000' },
    ],
    rows: [
      {
        id: '01930000-0000-7000-8000-000000000001',
        kind: 'capture',
        recognisedOn: '2026-10-25',
        postedAt: new Date('2026-10-25T08:00:00Z'),
        legs: [
          { code: 'gateway:zarinpal', amountIrr: '50000000' },
          { code: 'contributions:IR-09:cash', amountIrr: '-50000000' },
        ],
      },
      {
        id: '01930000-0000-7000-8000-000000000002',
        kind: 'contribution_reversal',
        recognisedOn: '2026-11-02',
        postedAt: new Date('2026-11-20T08:00:00Z'),
        legs: [
          { code: 'bank:IR-09', amountIrr: '-1000' },
          { code: 'contributions:IR-09:cash', amountIrr: '1000' },
        ],
      },
    ],
    closing: [
      { code: 'bank:IR-09', balanceIrr: '899999999000' },
      { code: 'contributions:IR-09:cash', balanceIrr: '-900049999000' },
    ],
  });
