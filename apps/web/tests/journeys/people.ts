/** Whoever walks the site, and where they begin: pages that nothing links to because a text or a form leads there. */
export const people: readonly { who: string; mobile: string | null; starts: readonly string[] }[] = [
  {
    who: 'a visitor',
    mobile: null,
    starts: ['/', '/report', '/report/follow', '/v', '/log', '/dev/ui', '/sign-in/asleep'],
  },
  {
    who: 'a volunteer',
    mobile: '09000000021',
    starts: ['/me', '/find', '/offers', '/me/licence', '/me/move', '/welcome/name'],
  },
  { who: 'a giver', mobile: '09000000022', starts: ['/me', '/gifts'] },
  { who: 'a minor', mobile: '09000000016', starts: ['/me', '/me/guardian'] },
  {
    who: 'an officer',
    mobile: '09000000023',
    starts: ['/desk', '/me/offices', '/invitations', '/me/confirm', '/me/recovery'],
  },
  { who: 'an officer of a county', mobile: '09000000029', starts: ['/desk'] },
  { who: 'an administrator of a province', mobile: '09000000028', starts: ['/desk'] },
  { who: 'a member of a council', mobile: '09000000024', starts: ['/council/razavi-khorasan'] },
  { who: 'an officer of the nation', mobile: '09000000025', starts: ['/desk', '/council'] },
  { who: 'an administrator of the nation', mobile: '09000000027', starts: ['/desk', '/desk/lists'] },
  { who: 'an auditor', mobile: '09000000026', starts: ['/desk/audit', '/me'] },
];

/** Pages behind a form, a text or a bank, with the journey that looks at them. */
export const unlinked: readonly string[] = [];
