import { readdirSync, readFileSync } from 'node:fs';
import { linkPaths } from '@hamyar/i18n/link-paths';
import { describe, expect, it } from 'vitest';
import { routeOf, routes } from '../../tests/routes.ts';
import { paths } from './paths.ts';

const source = new URL('../', import.meta.url);
const filesIn = (folder: string) =>
  readdirSync(new URL(folder, source), { recursive: true, encoding: 'utf8' }).map((file) => folder + file);

/** What names a thing, where an address has one. */
const id = '018f3c1e-7b52-7c3a-9d6f-2a4b6c8d0e1f';
const samples: Readonly<Record<string, string | number>> = {
  'needs.show': 1042,
  'needs.short': 1042,
  'projects.show': 7,
  'projects.give': 7,
  'giving.pledge': 'AbCdEfGhIjKlMnOpQrStU_',
  'giving.receipt': '7K3M9QX2AB',
  'giving.proof': '7K3M9QX2AB',
  'giving.proofFile': '7K3M9QX2AB',
  'giving.receiptPdf': '7K3M9QX2AB',
  'check.code': '7K3M-9QX2-ABCD',
  'check.statusList': 0,
  'log.tile': 'tile/0/x001/234.p/17',
  'desk.keys.show': 'r26a',
  'provinces.show': 'razavi-khorasan',
  'offices.show': 'razavi-khorasan',
  'desk.office.show': 'nation',
  'desk.letters.show': id,
  'desk.letters.issue': id,
  'desk.letters.pdf': id,
  letter: 'AAAAAAAAAA',
  picture: 'project/7/0123456789abcdef',
  'desk.books.show': 'IR-09',
  'desk.books.close': 'IR-09',
  'desk.books.journal': 'IR-09',
  'desk.statements': 'privacy',
  'desk.lists.show': 'service',
  'desk.lists.term': 'theme/elders',
  'desk.lists.retire': 'theme/elders',
  'about.agreement': 'safeguarding',
  'me.offer': id,
  complaint: id,
  'report.file': `${id}/${id}`,
  'desk.complaints.show': id,
  'desk.complaints.decide': id,
  numberChange: 'f'.repeat(48),
  guardian: 'f'.repeat(48),
  'guardian.show': 'f'.repeat(48),
  'guardian.code': 'f'.repeat(48),
  'guardian.withdraw': 'f'.repeat(48),
  'me.totp': id,
  'me.file': id,
  'welcome.step': 'licence',
  'venues.show': 101,
  'desk.venues.show': id,
  'desk.needs.close': id,
  'desk.needs.show': id,
  'desk.needs.draft': id,
  'desk.needs.messages': id,
  'desk.needs.roster': id,
  'desk.matching.send': id,
  'desk.people.show': id,
  'desk.people.merge': id,
  'desk.people.move': id,
  'me.office': id,
  'desk.people.second': id,
  'desk.people.lostNumber': id,
  'desk.people.paper': id,
  'desk.credentials.show': id,
  'desk.payments.show': id,
  'desk.staff.show': id,
  'desk.staff.end': id,
  'desk.staff.suspend': id,
  'desk.staff.counties': id,
  'desk.calendar.reopen': id,
  'desk.staff.invitation': id,
  'desk.staff.recovery': id,
  'desk.imports.show': id,
  'desk.imports.report': id,
  'desk.imports.undo': id,
  'desk.matching.show': id,
  'desk.matching.fairness': id,
  'desk.matching.why': id,
  'desk.matching.comparison': id,
  'councils.show': 'razavi-khorasan',
  'councils.showFile': 'razavi-khorasan',
  receipt: '7K3M9QX2AB',
  offer: id,
  invitation: id,
  grant: id,
  recovery: id,
  deskNeed: id,
  deskPerson: id,
  heldPayment: id,
};

type Tree = { readonly [name: string]: Tree | ((...names: never[]) => string) };

/** Every address of a tree by its name. */
function addressesOf(tree: Tree, prefix = ''): [name: string, address: string][] {
  return Object.entries(tree).flatMap(([key, branch]) => {
    const name = prefix + key;
    if (typeof branch !== 'function') return addressesOf(branch, `${name}.`);
    const sample = samples[name];
    if (branch.length > 0 && sample === undefined) throw new Error(`say what names a thing in ${name}`);
    // A tree of functions of one or no argument: which of them takes what stands in `samples`.
    const write = branch as (thing?: string | number) => string;
    return [[name, sample === undefined ? write() : write(sample)]];
  });
}

const all = [...addressesOf(paths), ...addressesOf(linkPaths)];

describe('the addresses of the site', () => {
  it.each(all)('%s leads somewhere', (_name, address) => {
    expect(routeOf(address)).toBeDefined();
  });

  it('name every route there is', () => {
    const named = new Set(all.map(([, address]) => routeOf(address)));
    expect(routes.map((parts) => parts.join('/')).filter((route) => !named.has(route))).toEqual([]);
  });

  it('are written in no other file', () => {
    const written = filesIn('')
      .filter((file) => /\.(?:ts|svelte)$/.test(file) && !/\.test\.ts$|^lib\/paths\.ts$/.test(file))
      .flatMap((file) =>
        readFileSync(new URL(file, source), 'utf8')
          .split('\n')
          .map((line) => ({ file, line })),
      )
      .filter(({ line }) => !/^\s*(?:import\b|\/\/|\/?\*)/.test(line))
      .filter(({ line }) => /(?:['`]|(?:href|action)=")\/(?:[a-z]|\$\{[\w.]+\})/.test(line));
    expect(written).toEqual([]);
  });

  it('leave out what was not asked and write the rest so that it can be read again', () => {
    expect(paths.needs.list({ province: '', theme: null, cursor: undefined })).toBe('/needs');
    expect(paths.desk.matching.show(id, { sent: 0, cursor: 'a&b' })).toBe(
      `/desk/matching/${id}?sent=0&cursor=a%26b`,
    );
  });
});
