import papaparse from 'papaparse';
import { formatIpv4 } from '../address/ipv4.ts';
import { addressCount, comparePrefixes, formatPrefix } from '../address/prefix.ts';
import { usableWith } from '../catalog/size.ts';
import { compareText } from '../problem/compare.ts';
import type { Computed } from '../result/compute.ts';
import type { TextExporter } from './exporter.ts';

const FIELDS = [
  'virtualNetwork',
  'subnet',
  'region',
  'pool',
  'service',
  'prefix',
  'ipv6Prefix',
  'firstAddress',
  'lastAddress',
  'addresses',
  'needed',
  'usable',
  'source',
  'nsg',
  'routeTable',
  'delegation',
  'serviceEndpoints',
  'resourceGroup',
  'subscription',
] as const;

// What a spreadsheet would read as a formula gets an apostrophe in front. Names may begin so; numbers stay numbers.
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Networks and subnets as one table (RFC 4180, header always the same): a row for each prefix of a network's address
 * space, with an empty subnet column, then one for each of its subnets. What found no place has an empty prefix.
 */
export const csv: TextExporter = {
  id: 'csv',
  title: 'CSV table of networks and subnets',
  kind: 'file',
  fileName: 'plan.csv',
  write: (computed) => [{ path: 'plan.csv', text: csvTable(FIELDS, rows(computed)) }],
};

/**
 * Returns a table as RFC 4180 writes it, with CRLF behind every line, the header's too. A cell that a spreadsheet would read as a formula gets
 * an apostrophe in front.
 */
export function csvTable(fields: readonly string[], data: readonly (readonly (string | number)[])[]): string {
  // Without rows the library ends the header line by itself; with rows it leaves the last line open.
  return papaparse.unparse({ fields, data }, { newline: '\r\n', escapeFormulae: FORMULA }).replace(/(\r\n)?$/, '\r\n');
}

type Row = Readonly<Record<(typeof FIELDS)[number], string | number>>;

function rows({ allocation, resources }: Computed): (string | number)[][] {
  const table: Row[] = [];
  const resourceByName = new Map(resources.networks.map((network) => [network.name, network]));
  for (const { network, prefixes, origin, subnets } of byName(allocation.networks, (place) => place.network.name)) {
    const resource = resourceByName.get(network.name);
    const subnetByName = new Map(resource?.subnets.map((subnet) => [subnet.name, subnet]));
    const base = {
      ...EMPTY,
      virtualNetwork: network.name,
      region: network.region ?? '',
      pool: network.pool?.name ?? '',
      resourceGroup: resource?.resourceGroup ?? '',
      subscription: network.subscription ?? '',
    };
    for (const prefix of [...prefixes].sort((a, b) => a.family - b.family || comparePrefixes(a, b))) {
      const cells =
        prefix.family === 4
          ? { prefix: formatPrefix(prefix), ...bounds(prefix.first, prefix.length), addresses: addressCount(prefix) }
          : { ipv6Prefix: formatPrefix(prefix) };
      table.push({ ...base, ...cells, source: origin });
    }
    if (prefixes.length === 0) table.push({ ...base, source: origin });
    for (const { subnet, prefix, ipv6Prefix, origin: from } of byName(subnets, (place) => place.subnet.name)) {
      const made = subnetByName.get(subnet.name);
      table.push({
        ...base,
        subnet: subnet.name,
        service: subnet.workloads
          .map(({ service }) => service.id)
          .sort(compareText)
          .join(' + '),
        ...(prefix
          ? {
              prefix: formatPrefix(prefix),
              ...bounds(prefix.first, prefix.length),
              addresses: addressCount(prefix),
              usable: usableWith(prefix.length, subnet.sizing.reserved),
            }
          : {}),
        ipv6Prefix: ipv6Prefix ? formatPrefix(ipv6Prefix) : '',
        needed: subnet.sizing.needed,
        source: from,
        nsg: made?.nsg ?? '',
        routeTable: made?.routeTable ?? '',
        delegation: made?.delegation?.to ?? '',
        serviceEndpoints: made?.serviceEndpoints.map(({ type }) => type).join(' ') ?? '',
      });
    }
  }
  return table.map((row) => FIELDS.map((field) => row[field]));
}

function byName<T>(list: readonly T[], name: (entry: T) => string): T[] {
  return [...list].sort((a, b) => compareText(name(a), name(b)));
}

const EMPTY = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Row;

function bounds(first: number, length: number): { firstAddress: string; lastAddress: string } {
  return { firstAddress: formatIpv4(first), lastAddress: formatIpv4(first + 2 ** (32 - length) - 1) };
}
