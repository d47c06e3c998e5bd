/** What the frame's address contains: which screen it shows, for whom, about what. */
export interface FrameAddress {
  module: string;
  user: string;
  locale: string;
  theme: string;
  timezone: string;
  issue?: string;
  /** The key of the project whose page it is. */
  project?: string;
  /** What is chosen in the navigator, as JSON. */
  chosen?: string;
  /** The app's part of the page's address; absent where the screen is only a part of a page. */
  path?: string;
}

/** A person as the user picker hands it to a screen. */
export interface Person {
  id: string;
  name: string;
  email: string;
  avatarUrl: string;
  type: 'user';
}

export function frameAddress(): FrameAddress {
  const query = new URLSearchParams(window.location.search);
  return {
    module: query.get('module') ?? '',
    user: query.get('user') ?? 'admin@example.com',
    locale: query.get('locale') ?? 'en-US',
    theme: query.get('theme') ?? 'light',
    timezone: query.get('timezone') ?? 'Europe/Copenhagen',
    issue: query.get('issue') ?? undefined,
    project: query.get('project') ?? undefined,
    chosen: query.get('chosen') ?? undefined,
    path: query.get('path') ?? undefined,
  };
}

/** Reads from the console's own backend as the acting user; throws with the backend's words. */
export async function getJson<T>(path: string): Promise<T> {
  return answer<T>(await fetch(`/_console/${path}`, { headers: { 'x-acting-user': frameAddress().user } }));
}

export async function postJson<T>(path: string, body: unknown): Promise<T> {
  return answer<T>(
    await fetch(`/_console/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-acting-user': frameAddress().user },
      body: JSON.stringify(body),
    }),
  );
}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text();
  const body: unknown = text ? JSON.parse(text) : undefined;
  if (response.ok) return body as T;
  throw new Error((body as { error?: string } | undefined)?.error ?? `The console answered ${response.status}.`);
}
