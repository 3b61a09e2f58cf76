import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from './endpoints.ts';
import { freeText, freeTexts } from './shared.ts';

/** Texts of bodies that something else than the door of texts reads, each with what. */
const readElsewhere: Readonly<Record<string, string>> = {
  'sharedNumbers.askPart firstName': 'parsePersonName',
  'sharedNumbers.askPart lastName': 'parsePersonName',
  'sharedNumbers.askPart profession': 'a code of a list',
  'sharedNumbers.askPart mobile': 'parseMobile',
  'sharedNumbers.giveNumber mobile': 'parseMobile',
  'identity.requestCode mobile': 'parseMobile',
  'audit.findPerson mobile': 'parseMobile',
  'authenticators.addPasskey answer': 'checked by its signature',
  'authenticators.signInByPasskey answer': 'checked by its signature',
  'authenticators.confirmByPasskey answer': 'checked by its signature',
  'authenticators.addTotp code': 'compared, never stored',
  'authenticators.signInByTotp mobile': 'parseMobile',
  'authenticators.signInByTotp code': 'compared, never stored',
  'authenticators.confirmByTotp code': 'compared, never stored',
  'authenticators.confirmByRecoveryCode code': 'compared, never stored',
  'indicators.recordClaim figure': 'readFigure',
  'indicators.showTable table': 'read cell by cell',
  'indicators.importTable table': 'read cell by cell',
  'numbers.change code': 'compared, never stored',
  'guardians.agreeByLink code': 'compared, never stored',
  'guardians.name name': 'parsePersonName',
  'guardians.name mobile': 'parseMobile',
  'offices.addAccount intention': 'a word of the list of intentions',
  'offices.addAccount sheba': 'parseSheba',
  'offices.addTerminal intention': 'a word of the list of intentions',
  'offices.addTerminal merchantId': 'a UUID, sealed',
  'offices.revise phone': 'digits of a phone',
  'offices.revise protectionPhone': 'digits of a phone',
  'offices.revise postalCode': 'ten digits',
  'offices.revise point': 'two numbers',
  'offices.revise smsLine': 'digits of a line',
  'identity.verifyCode code': 'compared, never stored',
  'identity.proveOwner nationalId': 'parsePaper; compared, never stored',
  'identity.proveOwner paperCountry': 'parsePaper; compared, never stored',
  'identity.proveOwner receiptCode': 'mendCode; compared, never stored',
  'lostNumbers.askNumber code': 'compared, never stored',
  'identity.keepForm fields': 'sealed as they were typed, and given back to who typed them',
  'identity.keepForm path': 'an address of the site',
  'complaints.report aboutNumber': 'parseMobile; else sealed as it was typed, for the office to read',
  'complaints.report contact': 'parseMobile; else sealed as it was typed, for the office to read',
  'complaints.showByCode code': 'mendCode; compared, never stored',
  'complaints.showByCode secret': 'mendCode; compared, never stored',
  'complaints.speakByCode code': 'mendCode; compared, never stored',
  'complaints.speakByCode secret': 'mendCode; compared, never stored',
  'complaints.askUpload code': 'mendCode; compared, never stored',
  'complaints.askUpload secret': 'mendCode; compared, never stored',
  'complaints.openFileByCode code': 'mendCode; compared, never stored',
  'complaints.openFileByCode secret': 'mendCode; compared, never stored',
  'complaints.triage concernedMobile': 'parseMobile',
  'signing.showByText text': 'fromBase32; compared, never stored',
  'volunteers.saveProfile firstName': 'parsePersonName',
  'volunteers.saveProfile lastName': 'parsePersonName',
  'volunteers.saveProfile profession': 'a code of a list',
  'volunteers.saveProfile languages': 'codes of a list',
  'volunteers.saveProfile nationalId': 'parsePaper',
  'volunteers.saveProfile paperCountry': 'parsePaper',
  'credentials.submit issuingBody': 'a code of a list',
  'credentials.submit number': 'parseCouncilNumber',
  'needs.create theme': 'a code of a list',
  'needs.create targetGroup': 'a code of a list',
  'needs.create venueKind': 'a code of a list',
  'needs.create roles': 'codes of lists',
  'needs.revise theme': 'a code of a list',
  'needs.revise targetGroup': 'a code of a list',
  'needs.revise venueKind': 'a code of a list',
  'needs.revise roles': 'codes of lists',
  'pledges.make donorMobile': 'parseMobile',
  'payments.returnFromGateway authority': 'compared, never stored',
  'payments.returnFromGateway status': 'compared, never stored',
  'payments.tellWish authority': 'compared, never stored',
  'payments.retry authority': 'compared, never stored',
  'heldPayments.proposeResolution reference': 'a number of a bank, read by its verb',
  'heldPayments.recordRefund reference': 'a number of a bank, read by its verb',
  'imports.answer statuses': 'words of the sheet itself, compared with it',
  'imports.answer mapping': 'codes of a list',
  'calendar.showPreview text': 'read line by line by readDayTable',
  'calendar.importYear text': 'read line by line by readDayTable',
  'venues.create rooms': 'normalised by columnsOf',
  'venues.edit rooms': 'normalised by columnsOf',
  'staff.invite mobile': 'parseMobile',
  'staff.acceptInvitation termsVersion': 'compared, never stored',
  'system.settleDeadJobs dead': 'ids and versions',
};

/** Whether a schema may hold any text: a string that no list, pattern or format bounds. */
function holdsText(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  if ('type' in schema && schema.type === 'string')
    return !('enum' in schema || 'pattern' in schema || 'format' in schema || 'const' in schema);
  return Object.values(schema).some(holdsText);
}
function isFree(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return isFree(schema.unwrap());
  return schema instanceof z.ZodType && freeTexts.has(schema);
}
const fields = endpoints.flatMap(({ id, body }) =>
  body instanceof z.ZodObject
    ? Object.entries(body.shape)
        .filter(([name]) => name !== 'version')
        .map(([name, schema]) => ({ field: `${id} ${name}`, schema: schema as z.ZodType }))
    : [],
);

describe('a text that somebody sends', () => {
  it.each(fields.map(({ field, schema }) => [field, schema] as const))(
    '%s goes through the one door, or says what reads it',
    (field, schema) => {
      if (!holdsText(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))) return;
      expect(isFree(schema)).toBe(!(field in readElsewhere));
    },
  );

  it('counts by what is seen', () => {
    const title = freeText({ min: 5, max: 10 });
    const taken = (text: string) => title.safeParse(text).success;
    expect(
      ['\u200b'.repeat(8), '\u2800'.repeat(8), '     ', '\u202e\u202e\u202e\u202e\u202eab'].map(taken),
    ).toEqual([false, false, false, false]);
    expect(['سَلامٌ خوبی', 'می\u200cروم به', 'خوب است'].map(taken)).toEqual([true, true, true]);
    expect(taken('ا'.repeat(11))).toBe(false);
  });
});
