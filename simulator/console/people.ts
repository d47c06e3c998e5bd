import type { JiraSite } from './jira-site';

/** A person as UI Kit's user picker hands it to a screen. */
export interface Person {
  id: string;
  name: string;
  email: string;
  avatarUrl: string;
  type: 'user';
}

interface JiraUser {
  accountId: string;
  displayName: string;
  emailAddress?: string;
}

/** The people whom the acting user can find in Jira. */
export function createPeople(site: JiraSite): {
  search(email: string, query: string): Promise<Person[]>;
  byId(email: string, accountId: string): Promise<Person>;
} {
  const read = async <T>(email: string, path: string): Promise<T> => {
    const response = await site.show(email, path);
    if (!response.ok) throw new Error(`Jira answered ${response.status} to GET ${path}.`);
    return (await response.json()) as T;
  };
  return {
    search: async (email, query) =>
      (await read<JiraUser[]>(email, `/rest/api/3/user/search?query=${encodeURIComponent(query)}`)).map(toPerson),
    byId: async (email, accountId) =>
      toPerson(await read<JiraUser>(email, `/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`)),
  };
}

function toPerson({ accountId, displayName, emailAddress }: JiraUser): Person {
  return { id: accountId, name: displayName, email: emailAddress ?? '', avatarUrl: '', type: 'user' };
}
