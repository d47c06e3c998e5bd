/**
 * Whether the manifest lets the backend call this URL: same scheme, same host; `*.` matches any subdomain but not the
 * domain itself.
 * @see https://developer.atlassian.com/platform/forge/runtime-egress-permissions/
 */
export function isDeclared(url: URL, declared: string[]): boolean {
  return declared.some((entry) => {
    const wildcard = /^(?:(\w+):\/\/)?\*\.(.+?)\/?$/.exec(entry);
    if (wildcard) return schemeOf(wildcard[1]) === url.protocol && url.hostname.endsWith(`.${wildcard[2]}`);
    const allowed = new URL(entry.includes('://') ? entry : `https://${entry}`);
    return allowed.protocol === url.protocol && allowed.host === url.host;
  });
}

function schemeOf(scheme: string | undefined): string {
  return `${scheme ?? 'https'}:`;
}

/** What the runtime's `fetch` rejects with for an undeclared host. */
export function refuseEgress(url: string): Error {
  const message = `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`;
  return Object.assign(new Error(message), { name: 'REQUEST_EGRESS_ALLOWLIST_ERR', status: 403 });
}
