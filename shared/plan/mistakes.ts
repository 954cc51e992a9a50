import type { Path } from '../problem/problem.ts';

/** Keys that people write for another: from Azure's own tools, from Terraform, from other planners. Letters and digits only, lower case. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  vnets: ['virtualNetworks'], vnet: ['virtualNetworks'], networks: ['virtualNetworks'], virtualnetwork: ['virtualNetworks'],
  pools: ['addressPools'], ippools: ['addressPools'], external: ['externalNetworks'], onpremises: ['externalNetworks'], onprem: ['externalNetworks'],
  peers: ['peerings'], tests: ['flows'], version: ['cadastre'], title: ['name'],
  cidr: ['prefix', 'prefixes', 'addressSpace'], cidrs: ['prefixes', 'addressSpace'], cidrblock: ['prefix', 'addressSpace'], range: ['prefix', 'prefixes'], ranges: ['prefixes'],
  addressprefix: ['prefix', 'prefixes', 'addressSpace'], addressprefixes: ['prefixes', 'addressSpace', 'prefix'], prefix: ['prefixes', 'addressSpace'], prefixes: ['prefix', 'addressSpace'],
  addressspaces: ['addressSpace', 'prefixes'], address: ['prefix'], subnet: ['subnets'], location: ['region'], rg: ['resourceGroup'], subscriptionid: ['subscription'],
  type: ['kind', 'service'], hosts: ['inputs'], machines: ['inputs'], nodes: ['inputs'], count: ['inputs'], nsg: ['rules'], securityrules: ['rules'], routetable: ['routes'],
  endpoints: ['privateEndpoints', 'serviceEndpoints'], mask: ['size'], prefixlength: ['size'], length: ['size'], source: ['from'], destination: ['to'], action: ['access'], nexthopip: ['nextHop'],
}; // prettier-ignore

/** Returns the known key that a key was meant for, or a sentence where a key is no answer; undefined when nothing is known. */
export function mistakenKey(key: string, known: readonly string[], path: Path): string | undefined {
  if (key === '<<') return 'Merge keys are not read; write the keys out, or give the whole group an anchor.';
  // `{count:3}` is one word in YAML, the key "count:3".
  const tight = /^([A-Za-z0-9]+):\S/.exec(key);
  if (tight?.[1] !== undefined && known.includes(tight[1])) return `Put a space after the colon: "${tight[1]}: …".`;
  const folded = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  const meant = (Object.hasOwn(MEANT, folded) ? MEANT[folded] : undefined)?.find((candidate) => known.includes(candidate));
  if (meant !== 'inputs') return meant;
  return path.includes('privateEndpoints') ? undefined : `Sizing inputs stand in a group of their own: "inputs: {${key}: …}".`;
}

interface Wanted {
  readonly type: string;
  readonly options?: readonly unknown[];
}

/** Returns how to mend a value of the wrong kind, where the slip is a common one. */
export function valueHint(value: unknown, wanted: Wanted, path: Path): string | undefined {
  const last = path.at(-1);
  if (value === null) return 'Write a value after the colon, or remove the key.';
  if (wanted.type === 'array') {
    if (typeof value === 'string' || typeof value === 'number') return `Write a list: [${String(value)}].`.length < 120 ? `Write a list: [${String(value)}].` : 'Write it in brackets, as a list.';
    return typeof value === 'object' ? 'Begin each item with a dash.' : undefined;
  }
  if (last === 'size') return sizeHint(value);
  if (wanted.type === 'number' && typeof value === 'string') return /^[-+]?\d+(\.\d+)?\s*%?$/.test(value) ? `Write it without quotes${value.includes('%') ? ' and percent sign' : ''}: ${String(parseFloat(value))}.` : undefined;
  if (wanted.type === 'boolean') return typeof value === 'string' && /^(yes|on|y|true)$/i.test(value) ? 'Write true.' : typeof value === 'string' && /^(no|off|n|false)$/i.test(value) ? 'Write false.' : undefined;
  if (wanted.type === 'string' || wanted.type === 'picklist') {
    if (typeof value === 'number' || typeof value === 'boolean') return `Write it in quotes: "${String(value)}".`;
    if (Array.isArray(value) && value.length === 1 && typeof value[0] === 'string') return `Write it without brackets: ${value[0]}.`;
  }
  return undefined;
}

function sizeHint(value: unknown): string | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{1,2}$/.test(value))) return `Write the size as a prefix length: "/${String(value)}".`;
  const prefix = typeof value === 'string' ? /^[\d.]+(\/\d{1,2})$/.exec(value) : null;
  return prefix?.[1] === undefined ? undefined : `Write the length alone, "${prefix[1]}"; a fixed place goes into prefix or addressSpace.`;
}
