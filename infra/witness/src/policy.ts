import { type NoteKey, noteKeyTypes, readVkey } from '@hamyar/domain/ground/transparency/note';

/** Whom somebody trusts, and how many witnesses are enough (C2SP tlog-policy). */
export interface Policy {
  readonly keys: readonly NoteKey[];
  /** Whether these witnesses, by their names in the policy, are enough. */
  isEnough(witnesses: ReadonlySet<string>): boolean;
}

/** Whoever has the keys of a log from itself, and asks for no witness: enough to find what was changed since. */
export function policyOfKeys(keysFile: string): Policy {
  const { keys = [] } = JSON.parse(keysFile) as { keys?: { vkey?: string }[] };
  return {
    keys: keys.map(({ vkey }) => readVkey(vkey ?? '')).filter((key) => key !== null),
    isEnough: () => true,
  };
}

/**
 * Reads a policy: `log VKEY`, `witness NAME VKEY`, `group NAME any|all|K MEMBER…`, `quorum NAME|none`.
 * @throws Error that names the line which is none
 */
export function readPolicy(text: string): Policy {
  const keys: NoteKey[] = [];
  const witnesses = new Map<string, string>();
  const groups = new Map<string, { readonly needed: number; readonly members: readonly string[] }>();
  let quorum = 'none';
  for (const line of text.split('\n').map((each) => each.replace(/#.*/, '').trim())) {
    if (line === '') continue;
    const [word, ...rest] = line.split(/\s+/);
    const key = readVkey((word === 'log' ? rest[0] : rest[1]) ?? '');
    if (word === 'log' && key?.type === noteKeyTypes.log) keys.push(key);
    else if (word === 'witness' && key?.type === noteKeyTypes.witness) {
      keys.push(key);
      witnesses.set(rest[0] ?? '', key.name);
    } else if (word === 'group' && rest.length > 2) {
      const [name = '', rule = '', ...members] = rest;
      const needed = rule === 'any' ? 1 : rule === 'all' ? members.length : Number(rule);
      if (!Number.isInteger(needed) || needed < 1) throw new Error(`no line of a policy: ${line}`);
      groups.set(name, { needed, members });
    } else if (word === 'quorum' && rest.length === 1) quorum = rest[0] ?? 'none';
    else throw new Error(`no line of a policy: ${line}`);
  }
  const holds = (name: string, seen: ReadonlySet<string>): boolean => {
    const group = groups.get(name);
    if (!group) return seen.has(witnesses.get(name) ?? '');
    return group.members.filter((member) => holds(member, seen)).length >= group.needed;
  };
  return { keys, isEnough: (seen) => quorum === 'none' || holds(quorum, seen) };
}
