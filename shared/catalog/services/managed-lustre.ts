import { usableAddresses } from '../azure-subnet.ts';
import { defineService } from '../service.ts';
import { source } from '../source.ts';

const prerequisites = source('Azure Managed Lustre file system prerequisites', 'https://learn.microsoft.com/azure/azure-managed-lustre/amlfs-prerequisites', 'undated');
const training = source('Prerequisites of Azure Managed Lustre, training module', 'https://learn.microsoft.com/training/modules/deploy-azure-managed-lustre-file-system/managed-lustre-overview-prerequisites', 'undated');
const terraformFileSystem = source('azurerm provider, resource azurerm_managed_lustre_file_system', 'https://github.com/hashicorp/terraform-provider-azurerm/blob/main/website/docs/r/managed_lustre_file_system.html.markdown', '2026-08-21');

/** The published table: the subnet of file systems up to `upTo` TiB. What lies between two bands takes the next. */
const bands = [
  { upTo: 16, prefixLength: 27 },
  { upTo: 40, prefixLength: 26 },
  { upTo: 92, prefixLength: 25 },
  { upTo: 196, prefixLength: 24 },
  { upTo: 400, prefixLength: 23 },
] as const;
const [smallestBand] = bands;
const LARGEST = 400;

/** Returns the prefix length of the band that `capacityTiB` falls in; beyond the table, that of its last band. */
export function lustrePrefixLength(capacityTiB: number): number {
  return (bands.find(({ upTo }) => capacityTiB <= upTo) ?? bands[4]).prefixLength;
}

/** The table names subnets, not addresses, so a file system takes the whole of its subnet, and others come on top. */
export const managedLustre = defineService({
  id: 'managed-lustre',
  name: 'Azure Managed Lustre',
  aliases: ['AMLFS', 'Lustre', 'Azure Managed Lustre file system', 'Microsoft.StorageCache/amlFilesystems'],
  family: 'data',
  summary: 'Parallel file system for high-performance computing, inside a subnet of yours.',
  integration: ['injection'],
  lifecycle: { status: 'ga' },
  subnet: {
    sharing: { kind: 'shared', source: prerequisites, note: 'Others, such as a Kubernetes cluster, may share the subnet where addresses suffice.' },
    smallest: { value: smallestBand.prefixLength, source: prerequisites },
    ipv6: { value: 'not-supported', source: prerequisites },
    resizable: { value: 'no', source: prerequisites, note: 'A file system cannot move to another subnet or network.' },
  },
  sizing: {
    inputs: {
      capacityTiB: {
        kind: 'count',
        unit: 'TiB',
        meaning: 'storage capacity of the file system',
        default: LARGEST,
        least: 4,
        most: LARGEST,
        grows: true,
        aliases: ['capacity', 'tib'],
        assumed: 'No page states a usual capacity; the largest takes the largest subnet.',
      },
      otherAddresses: { kind: 'count', unit: 'addresses', meaning: 'addresses of other things in the same subnet', default: 0, least: 0, grows: true },
    },
    rule: 'A subnet by capacity: /27 up to 16 TiB, /26 up to 40, /25 up to 92, /24 up to 196, /23 up to 400, a rough estimate by its own page. Whether the reserved addresses are counted in is not said. Other addresses come on top.',
    lines: ({ capacityTiB, otherAddresses }) => {
      const length = lustrePrefixLength(capacityTiB);
      return [
        { label: `the whole /${length} of the table for ${capacityTiB} TiB, the reserved addresses taken as part of it`, addresses: usableAddresses(length), assumed: true },
        ...(otherAddresses > 0 ? [{ label: `${otherAddresses} × other address in the subnet`, addresses: otherAddresses }] : []),
      ];
    },
    sources: [prerequisites],
    examples: [
      { inputs: { capacityTiB: 16 }, prefixLength: 27, source: prerequisites, note: 'end of the row 4 to 16 TiB' },
      { inputs: { capacityTiB: 4 }, prefixLength: 27, source: prerequisites, note: 'start of the row 4 to 16 TiB' },
      { inputs: { capacityTiB: 40 }, prefixLength: 26, source: prerequisites, note: 'end of the row 20 to 40 TiB' },
      { inputs: { capacityTiB: 96 }, prefixLength: 24, source: prerequisites, note: 'start of the row 96 to 196 TiB' },
    ],
  },
  nsg: {
    support: { value: 'allowed', source: prerequisites },
    rules: [
      {
        name: 'allow-lustre-inside-in',
        direction: 'inbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
        priority: 2100, need: 'required', coveredBy: 'AllowVNetInBound',
        purpose: 'Hosts of the file system talk freely inside the subnet; port 22 is used while it is deployed.',
        source: prerequisites,
      },
      {
        name: 'allow-lustre-inside-out',
        direction: 'outbound', access: 'allow', protocol: 'any', from: 'self', to: 'self', ports: ['*'],
        priority: 2100, need: 'required', coveredBy: 'AllowVnetOutBound',
        purpose: 'Hosts of the file system talk freely inside the subnet; port 22 is used while it is deployed.',
        source: prerequisites,
      },
      {
        name: 'allow-lustre-azure',
        direction: 'outbound', access: 'allow', protocol: 'tcp', from: 'self', to: { role: 'cloud services of Azure' }, ports: ['*'],
        priority: 2110, need: 'required', condition: 'outbound traffic is restricted', coveredBy: 'AllowInternetOutBound',
        purpose: 'What the platform depends on; which tags and ports is not published.',
        source: prerequisites,
      },
    ],
  },
  routes: { table: { value: 'unknown', source: prerequisites }, defaultRoute: 'unknown', required: [] },
  serviceEndpoints: { recommended: [], required: [] },
  publicAddresses: { count: () => 0, note: 'None.' },
  excludedRanges: [],
  onPremises: 'Not stated.',
  dns: { zones: [], note: 'Keep the DNS that Azure provides.' },
  notes: ['The API has an operation that returns the size a file system needs (its name is not verified).'],
  conflicts: [
    { topic: 'smallest subnet', says: ['/27 for up to 16 TiB (product page, undated)', '/24 at least for any file system (azurerm provider, 2026-08-21)'], followed: 'The product page.' },
  ],
  sources: [prerequisites, training, terraformFileSystem],
});
