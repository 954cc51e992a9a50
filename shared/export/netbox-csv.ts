import { comparePrefixes, formatPrefix, type Prefix } from '../address/prefix.ts';
import type { NetworkPlace, SubnetPlace } from '../allocate/allocation.ts';
import { compareText } from '../problem/compare.ts';
import type { Computed } from '../result/compute.ts';
import { csvTable } from './csv.ts';
import type { TextExporter } from './exporter.ts';

const FIELDS = ['prefix', 'status', 'is_pool', 'mark_utilized', 'description', 'comments'] as const;

// Prefix.description of NetBox holds 200 characters.
const MOST = 200;

type Status = 'container' | 'active' | 'reserved';

/**
 * The plan as prefixes for NetBox's bulk import (Prefixes, Import, CSV), made for NetBox 4.x: every column is one of those that
 * `PrefixImportForm` takes (netbox/ipam/forms/bulk_import.py, commit 068d493, read on 2026-11-26), and none names a thing that must exist in NetBox
 * first (VRF, tenant, role, site, tag), so that the file is accepted by an empty one.
 *
 * Pools and address spaces that hold subnets are containers; what is deployed is active; what is planned or kept free is reserved. A prefix
 * stands once, since NetBox refuses it twice in its global table: those who share it are all in its description. External networks are not
 * ours to hand out, so they are left out, and so is what found no place.
 */
export const netboxCsv: TextExporter = {
  id: 'netbox-csv',
  title: 'NetBox prefixes (CSV)',
  kind: 'file',
  fileName: 'netbox-prefixes.csv',
  write: (computed) => [{ path: 'netbox-prefixes.csv', text: csvTable(FIELDS, rows(computed)) }],
};

interface Entry {
  readonly prefix: Prefix;
  readonly status: Status;
  readonly description: string;
  readonly comments: string;
}

function rows({ plan, allocation }: Computed): string[][] {
  const entries: Entry[] = [];
  for (const { name, prefixes, reserved } of plan.pools) {
    for (const { prefix } of prefixes) if (prefix) entries.push({ prefix, status: 'container', description: `Address pool ${name}`, comments: '' });
    for (const { range, reason } of reserved)
      if (range.prefix) entries.push({ prefix: range.prefix, status: 'reserved', description: `Kept free in pool ${name}: ${reason}`, comments: '' });
  }
  for (const place of allocation.networks) entries.push(...networkEntries(place));
  const byPrefix = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = formatPrefix(entry.prefix);
    byPrefix.set(key, [...(byPrefix.get(key) ?? []), entry]);
  }
  return [...byPrefix]
    .sort(([, [a]], [, [b]]) => comparePrefixes((a as Entry).prefix, (b as Entry).prefix))
    .map(([prefix, shared]) => row(prefix, shared));
}

function networkEntries({ network, prefixes, subnets }: NetworkPlace): Entry[] {
  const about = [network.region, network.resourceGroup, network.subscription].filter((part) => part !== undefined).join(', ');
  const status: Status = subnets.length > 0 ? 'container' : network.deployed ? 'active' : 'reserved';
  return [
    ...prefixes.map((prefix) => ({
      prefix,
      status,
      description: `Virtual network ${network.name}`,
      comments: about === '' ? '' : `${network.name}: ${about}`,
    })),
    ...subnets.flatMap((place) => subnetEntries(place)),
  ];
}

function subnetEntries({ subnet, prefix, ipv6Prefix }: SubnetPlace): Entry[] {
  const services = [...new Set(subnet.workloads.map(({ service }) => service.name))].sort(compareText).join(', ');
  // A deployed subnet may still get its IPv6 prefix: only what the document writes down is there already.
  const one = (of: Prefix | undefined, written: boolean): Entry[] => {
    if (of === undefined) return [];
    return [
      { prefix: of, status: subnet.deployed && written ? 'active' : 'reserved', description: `Subnet ${subnet.address}: ${services}`, comments: '' },
    ];
  };
  return [...one(prefix, subnet.prefix !== undefined), ...one(ipv6Prefix, subnet.ipv6Prefix !== undefined)];
}

// Of those who share a prefix the innermost says what its state is: a subnet as large as its network is no container.
function row(prefix: string, shared: readonly Entry[]): string[] {
  const states = new Set(shared.map((entry) => entry.status));
  const status = states.has('active') ? 'active' : states.has('reserved') ? 'reserved' : 'container';
  const lines = (of: 'description' | 'comments') => [...new Set(shared.map((entry) => entry[of]).filter((text) => text !== ''))].sort(compareText);
  return [prefix, status, 'false', 'false', cut(lines('description').join('; ')), lines('comments').join('\n')];
}

function cut(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, MOST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
