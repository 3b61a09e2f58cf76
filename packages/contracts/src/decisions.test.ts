import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from './endpoints.ts';

/** What people of an office may do; everyone else acts for themselves, on what is theirs. */
const ownPermissions = new Set(['public', 'signed-in', 'volunteer']);
const officeWrites = endpoints.filter(
  ({ method, permission }) => method !== 'GET' && !ownPermissions.has(permission),
);

/** Acts of an office under which nothing can be swapped, each with why. */
const cannotBeSwapped: Readonly<Record<string, string>> = {
  'audit.findPerson': 'looks and changes nothing',
  'indicators.recordClaim': 'adds a claim beside the others',
  'indicators.showTable': 'reads and writes nothing',
  'offices.addAccount': 'adds a proposal; a second person decides on it',
  'offices.addTerminal': 'adds a proposal; a second person decides on it',
  'credentials.reveal': 'shows and decides nothing; it tells the version of what it shows',
  'assignments.revealContact': 'shows and decides nothing',
  'complaints.openFile': 'shows and decides nothing',
  'complaints.revealReporter': 'shows and decides nothing',
  'complaints.write': 'brings something new',
  'imports.upload': 'brings something new',
  'calendar.showPreview': 'shows and decides nothing; it tells the version of what it shows',
  'closures.lift': 'brings back what was, and nobody was told yet',
  'letters.draft': 'brings something new',
  'letters.addAttachment': 'brings something new',
  'letters.removeAttachment': 'names a file, which stays as it came',
  'lists.addTerm': 'brings something new',
  'needs.create': 'brings something new',
  'records.undoMerge': 'refused once anything new was written to the record',
  'sharedNumbers.undoPart': 'refused once anything new was written to either record',
  'volunteers.revealPaper': 'shows and decides nothing; it tells the version of what it shows',
  'venues.create': 'brings something new',
  'notifications.sendAgain': 'a text is never rewritten: it goes out again as it was',
  'staff.invite': 'brings something new',
  'needs.reopen': 'brings back what was, and nobody was told yet',
  'matching.takeBackOffers': 'ends what nobody answered, and answers given meanwhile stay',
  'matching.startRun': 'brings something new',
  'matching.replayRun': 'makes the same again and compares',
  'matching.setInstantOffers': 'says the state that is wanted, not a change of the one that is',
  'heldPayments.confirmResolution': 'names a proposal, which the database keeps as it was read',
  'heldPayments.dropResolution': 'names a proposal, which the database keeps as it was read',
  'heldPayments.recordRefund':
    'what is owed is the confirmed proposal, which the database keeps as it was read',
};

const requiresVersion = (schema: unknown): boolean => {
  if (typeof schema !== 'object' || schema === null) return false;
  if ('required' in schema && Array.isArray(schema.required) && schema.required.includes('version'))
    return true;
  return Object.values(schema).some(requiresVersion);
};
const carriesVersion = (body: z.ZodType) => requiresVersion(z.toJSONSchema(body, { io: 'input' }));

describe('a decision of an office', () => {
  it.each(officeWrites.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s carries the version of what was seen, or says why nothing can be swapped under it',
    (id, { body, reasons }) => {
      expect(carriesVersion(body)).toBe(!(id in cannotBeSwapped));
      expect(reasons.includes('case.changed')).toBe(!(id in cannotBeSwapped));
    },
  );

  it('that is gone has no excuse left behind', () => {
    const ids = officeWrites.map(({ id }) => id);
    expect(Object.keys(cannotBeSwapped).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
