import { createKavenegar, fitToken } from '@hamyar/platform/ports/kavenegar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../testing.ts';
import { type InboxMessage, partsOf } from './inbox.ts';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(async () => {
  sandbox.releaseSlow();
  await sandbox.close();
});

const templates = {
  code: { template: 'hamyar-code', slots: { token: 'code', token2: 'host' } },
  offer: { template: 'hamyar-offer', slots: { token20: 'place', token10: 'when', token: 'link' } },
  unregistered: { template: 'nobody-approved-this', slots: {} },
} as const;

function sms(over: { apiKey?: string; timeoutMs?: number; baseUrl?: string } = {}) {
  return createKavenegar({ baseUrl: sandbox.url, apiKey: 'sandbox', templates, ...over });
}

const code = {
  templateKey: 'code',
  to: '+989121234567',
  tokens: { code: '482913', host: 'hamyar.example' },
  line: null,
  clientReference: 'ref-1',
};

async function inbox(to = ''): Promise<InboxMessage[]> {
  const answer = await fetch(`${sandbox.url}/sms.json?to=${encodeURIComponent(to)}`);
  return ((await answer.json()) as { messages: InboxMessage[] }).messages;
}

test('a code arrives at the local number with its template filled in', async () => {
  const result = await sms().sendTemplate(code);
  const messages = await inbox(code.to);
  expect(messages).toMatchObject([
    { to: '09121234567', text: 'همیار\nکد ورود شما: 482913\n@hamyar.example #482913', parts: 1 },
  ]);
  expect(result).toEqual({ kind: 'sent', messageId: String(messages[0]?.messageId) });
});

test('whoever sends one reference twice is seen to: both arrive, and the second says so', async () => {
  await sms().sendTemplate(code);
  await sms().sendTemplate(code);
  await sms().sendTemplate({ ...code, line: null, clientReference: 'ref-2' });
  expect((await inbox()).map(({ isRepeated }) => isRepeated)).toEqual([false, true, false]);
  expect(await (await fetch(`${sandbox.url}/sms`)).text()).toContain('· دوباره');
});

test('a message arrived although its answer was lost; sent again, it arrives again', async () => {
  const message = { ...code, to: '+989120000004' };
  expect(await sms().sendTemplate(message)).toEqual({ kind: 'unavailable', cause: 'server' });
  expect(await sms().sendTemplate(message)).toMatchObject({ kind: 'sent' });
  expect(await inbox(message.to)).toHaveLength(2);
});

test('a text goes out by the line of its office, and by the account’s own when that line is not the account’s', async () => {
  const by = async (line: string | null) => {
    expect(await sms().sendTemplate({ ...code, line })).toMatchObject({ kind: 'sent' });
    return (await inbox(code.to))[0]?.line;
  };
  expect(await by('30002222')).toBe('30002222');
  expect(await by(null)).toBe('');
  expect(await by('30001000')).toBe('');
  expect(await inbox(code.to)).toHaveLength(3);
});

test('numbers by their ending: refused, broken, slow', async () => {
  const to = (number: string, timeoutMs = 5_000) => sms({ timeoutMs }).sendTemplate({ ...code, to: number });
  expect(await to('+989120000000')).toEqual({ kind: 'rejected', reason: 'number', code: 411 });
  expect(await to('+989120000001')).toEqual({ kind: 'unavailable', cause: 'server' });
  expect(await to('+989120000002', 80)).toEqual({ kind: 'unavailable', cause: 'timeout' });
  expect(await to('+12025550123')).toMatchObject({ kind: 'rejected', reason: 'number' });
});

test('wrong key, unknown template, empty token and nobody there are told apart', async () => {
  expect(await sms({ apiKey: 'stolen' }).sendTemplate(code)).toMatchObject({
    kind: 'rejected',
    reason: 'account',
  });
  for (const templateKey of ['unregistered', 'never-heard-of']) {
    expect(await sms().sendTemplate({ ...code, templateKey })).toMatchObject({
      kind: 'rejected',
      reason: 'template',
    });
  }
  expect(await sms().sendTemplate({ ...code, tokens: { code: ' ' } })).toMatchObject({ reason: 'tokens' });
  const nobody = sms({ baseUrl: 'http://127.0.0.1:1' });
  expect(await nobody.sendTemplate(code)).toEqual({ kind: 'unavailable', cause: 'network' });
});

test('spaces in tokens stay where the blank allows them and become half-spaces elsewhere', async () => {
  const tokens = { place: 'درمانگاه شبانه روزی امید', when: 'شنبه ۳۰ آبان', link: 'پیوند دو بخشی' };
  expect(await sms().sendTemplate({ ...code, templateKey: 'offer', tokens })).toMatchObject({ kind: 'sent' });
  expect((await inbox())[0]?.text).toBe('درمانگاه شبانه روزی امید در شنبه ۳۰ آبان\nپیوند\u200cدو\u200cبخشی');
  expect(fitToken('a b c d e f g', 4)).toBe('a b c d e\u200cf\u200cg');
  expect(fitToken('  خط\nشکسته ', 0)).toBe('خط\u200cشکسته');
});

test('the provider itself refuses spaces where its blanks have none', async () => {
  const answer = await fetch(`${sandbox.url}/v1/sandbox/verify/lookup.json`, {
    method: 'POST',
    body: new URLSearchParams({
      receptor: '09121234567',
      template: 'hamyar-code',
      token: '1 2',
      token2: 'x',
    }),
  });
  expect(await answer.json()).toMatchObject({ return: { status: 431 } });
});

test('the inbox page lists newest first, for one number when asked, and escapes what it shows', async () => {
  await sms().sendTemplate({ ...code, tokens: { code: '111111', host: '<b>x</b>' } });
  await sms().sendTemplate({ ...code, to: '+989351112233', line: null, clientReference: 'ref-2' });
  const page = async (query: string) => (await fetch(`${sandbox.url}/sms${query}`)).text();
  const all = await page('');
  expect(all).toContain('dir="rtl"');
  expect(all.indexOf('482913')).toBeLessThan(all.indexOf('111111'));
  expect(all).not.toContain('<b>x</b>');
  expect(await page('?to=09351112233')).not.toContain('111111');
});

test('a Persian text is one part up to 70 characters and parts of 67 beyond', () => {
  expect([70, 71, 134, 135].map((length) => partsOf('م'.repeat(length)))).toEqual([1, 2, 2, 3]);
});

test('whatever people write arrives: signs that the provider forbids are written so that it takes them', async () => {
  const names = [
    'همیاری_سبز_۱۴۰۵ 😀',
    '😀'.repeat(60),
    '👩‍👩‍👧‍👦'.repeat(20),
    'خط نخست\nخط دوم\r\nو\tسوم \u2028 \u202eپایان',
    'یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده',
    'م'.repeat(300),
  ];
  for (const [index, place] of names.entries()) {
    const message = {
      templateKey: 'offer',
      to: '+989121234567',
      tokens: { place, when: 'شنبه ۳۰ آبان، ساعت ۱۶:۰۰', link: 'https://hamyar.example/r/a_b' },
      line: null,
      clientReference: `names-${index}`,
    };
    expect(await sms().sendTemplate(message), place).toMatchObject({ kind: 'sent' });
  }
  for (const { text } of await inbox()) {
    // The address still leads where it led, and no picture sign is cut in two.
    expect(text).toContain('https://hamyar.example/r/a%5Fb');
    expect(text.isWellFormed()).toBe(true);
  }
});

test('an address that is too long for its blank is refused, never cut', async () => {
  const link = `https://hamyar.example/${'a'.repeat(100)}`;
  expect(fitToken(link, 0)).toBe('');
});
