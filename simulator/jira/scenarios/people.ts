import type { Site, User } from '../state';

/** Account ids of the people on every simulated site. */
export const ACCOUNTS = {
  admin: '712020:0a6d3c1e-8b1f-4f0c-9a52-3d1f6e2b7c01',
  agent: '712020:1b7e4d2f-9c20-4a1d-8b63-4e207f3c8d12',
  customer: '5f1a2b3c4d5e6f7a8b9c0d1e',
  hidden: '712020:2c8f5e30-ad31-4b2e-9c74-5f318a4d9e23',
  portalCustomer: 'qm:7f1c8a20-5d3e-4c6b-9a41-2e8d0b7f6c35:1d9e4a52-6b7c-4f80-8123-c4d5e6f7a8b9',
  bot: '557058:9a3b1c7d-2e4f-4d60-8a15-7b9c0d1e2f34',
  app: '557058:3d906f41-be42-4c3f-8d85-604a9b5eaf34',
} as const;

/** Ids of the groups on every simulated site. */
export const GROUPS = {
  admins: '276f955c-63d7-42c8-9520-92d01dca0625',
  agents: '6e87dc72-4f1f-421f-9382-2fee8b652487',
  keyAccounts: '952d12c3-5b5b-4d04-bb32-44d383afc4b2',
} as const;

function user(accountId: string, displayName: string, email: string | null, more: Partial<User> = {}): User {
  return {
    accountId,
    accountType: 'atlassian',
    displayName,
    email,
    emailHidden: false,
    emailApiBlocked: false,
    active: true,
    jiraAdmin: false,
    timeZone: 'Etc/UTC',
    locale: 'en_US',
    localeHidden: false,
    ...more,
  };
}

/** The people of every simulated site, and the app's own account. */
export function addPeople(site: Site): void {
  const people = [
    user(ACCOUNTS.admin, 'Alice Admin', 'admin@example.com', { jiraAdmin: true }),
    user(ACCOUNTS.agent, 'Agnes Agent', 'agent@example.com'),
    user(ACCOUNTS.customer, 'Carla Customer', 'customer@example.com'),
    user(ACCOUNTS.hidden, 'Hidden', 'hidden@example.com', { emailHidden: true }),
    user(ACCOUNTS.portalCustomer, 'Paula Portal', 'portal@example.org', { accountType: 'customer', emailHidden: true }),
    user(ACCOUNTS.bot, 'Automation for Jira', null, { accountType: 'app', locale: null }),
    user(ACCOUNTS.app, 'nps.today for Jira', null, { accountType: 'app', locale: null }),
  ];
  for (const each of people) site.users.set(each.accountId, each);
  site.appAccountId = ACCOUNTS.app;
  addGroup(site, GROUPS.admins, 'jira-administrators', [ACCOUNTS.admin]);
  addGroup(site, GROUPS.agents, 'service-team', [ACCOUNTS.admin, ACCOUNTS.agent]);
  addGroup(site, GROUPS.keyAccounts, 'key-accounts', [ACCOUNTS.customer]);
}

function addGroup(site: Site, id: string, name: string, members: string[]): void {
  site.groups.set(id, { id, name, memberIds: new Set(members) });
}
