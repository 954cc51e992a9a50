/** The hosts of the pages that the catalog cites. Links to anything else are not opened. */
export const documentationHosts: readonly string[] = [
  'azure.microsoft.com',
  'docs.openshift.com',
  'github.com',
  'learn.microsoft.com',
  'registry.terraform.io',
];

// Plain characters of addresses only: no spaces, quotes or backslashes that a shell or a browser could read differently.
const plainAddress = /^https:\/\/([a-z0-9.-]+)(?:\/[\w\-./~%?#=&+:,;@!*()]*)?$/;

/**
 * Returns `text` when it is the address of a documentation page, else undefined: another host, another scheme than https,
 * a port, a user name, an unusual character.
 */
export function readDocumentationLink(text: string): string | undefined {
  const host = plainAddress.exec(text)?.[1];
  return host !== undefined && documentationHosts.includes(host) ? text : undefined;
}
