import { parseArgs } from 'node:util';
import { defaultDataFolder } from './project-root.ts';

export type AdminOptions = { readonly dataFolder: string } & (
  | { readonly act: 'invite'; readonly mobile: string; readonly name: string }
  | { readonly act: 'waiting' }
  | { readonly act: 'confirm'; readonly invitationId: string }
  | {
      readonly act: 'replace';
      readonly lost: string;
      readonly mobile: string;
      readonly name: string;
      readonly reason: string;
    }
);

const usage = `pnpm run admin invite --mobile 0912… --role national-administrator [--name NAME] [--data DIR]
pnpm run admin waiting [--data DIR]
pnpm run admin confirm --invitation ID [--data DIR]
pnpm run admin replace --lost 0912… --mobile 0912… --reason WHY [--name NAME] [--data DIR]

  invite                the first administrator of the nation; refused once there is one. All others are invited on the pages
  waiting               invitations to offices of the nation that wait for a second person
  confirm               is that second person, as long as the nation has nobody else who can be
  replace               ends the offices and sessions of the nation's only administrator, who is lost, and invites another;
                        refused while somebody else administers the nation. All auditors and the old number are told
  --data DIR            folder of the data (.data); its database is started when it is not running
  DATABASE_URL          (environment) a PostgreSQL of your own, as its owner role, instead of the embedded one
  SEAL_KEY[_FILE] …     (environment) the settings of the API: in its container nothing else is needed`;

/** @throws Error whose message is the usage or says which option is wrong */
export function readAdminOptions(args: readonly string[]): AdminOptions {
  const { values, positionals } = parseArgs({
    args: args.filter((argument) => argument !== '--'),
    allowPositionals: true,
    options: {
      mobile: { type: 'string' },
      role: { type: 'string' },
      name: { type: 'string', default: '' },
      invitation: { type: 'string' },
      lost: { type: 'string' },
      reason: { type: 'string' },
      data: { type: 'string', default: defaultDataFolder },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [act] = positionals;
  const dataFolder = values.data;
  if (values.help || positionals.length !== 1) throw new Error(usage);
  if (act === 'waiting') return { act, dataFolder };
  if (act === 'confirm' && /^[0-9a-f-]{36}$/.test(values.invitation ?? ''))
    return { act, dataFolder, invitationId: values.invitation ?? '' };
  const { lost, mobile, reason } = values;
  if (act === 'replace' && lost && mobile && reason)
    return { act, dataFolder, lost, mobile, name: values.name.trim(), reason };
  if (act !== 'invite' || !values.mobile) throw new Error(usage);
  if (values.role?.replaceAll('_', '-') !== 'national-administrator')
    throw new Error('--role: the host invites a national-administrator; all others are invited on the pages');
  return { act, dataFolder, mobile: values.mobile, name: values.name.trim() };
}
