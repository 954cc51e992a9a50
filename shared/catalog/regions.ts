import { nearest } from '../problem/nearest.ts';
import { source, type Source } from './source.ts';

/** A public Azure region. */
export interface Region {
  /** Programmatic name: `westeurope`. */
  readonly name: string;
  readonly displayName: string;
  /** Short code in some private DNS zones: `we`. */
  readonly code: string;
  readonly geography: string;
  /** Name of the region that this one is paired with. A pair need not point back, and promises no replication. */
  readonly pair?: string;
  /** The region has availability zones; single services may not support them there. */
  readonly zones: boolean;
  /** Open to subscriptions on request only. */
  readonly restricted: boolean;
}

/** Cloud and age of the table: Azure public; Government and China have tables of their own. */
export const regionSources: readonly Source[] = [
  source('Azure regions list', 'https://learn.microsoft.com/azure/reliability/regions-list', '2025-09-23', {
    note: 'generated section as of 2026-08-20',
  }),
  source(
    'Azure paired regions',
    'https://github.com/MicrosoftDocs/reliability-docs/blob/main/articles/reliability/includes/paired-regions-include.md',
    '2026-06-25',
    { note: 'include file' },
  ),
  source('Azure region pairs and nonpaired regions', 'https://learn.microsoft.com/azure/reliability/regions-paired', '2025-03-19', {
    note: 'its list of asymmetric pairs omits Brazil Southeast',
  }),
  source(
    'Azure Verified Module, private link private DNS zones (region codes)',
    'https://github.com/Azure/bicep-registry-modules/blob/main/avm/ptn/network/private-link-private-dns-zones/main.bicep',
    '2026-06-18',
  ),
  source('Azure regions list', 'https://github.com/MicrosoftDocs/azure-docs/blob/04495fc0/articles/reliability/regions-list.md', '2025-03-21', {
    note: 'older edition: Korea South access restricted, Austria East and Indonesia Central only announced',
  }),
];
const serviceTagsPage = source(
  'Virtual network service tags',
  'https://learn.microsoft.com/azure/virtual-network/service-tags-overview',
  '2025-07-15',
);

type Row = readonly [
  name: string,
  displayName: string,
  code: string,
  geography: string,
  pair: string | undefined,
  flags: readonly ('zones' | 'restricted')[],
];

// prettier-ignore
const rows: readonly Row[] = [
  ['australiacentral', 'Australia Central', 'acl', 'Australia', 'australiacentral2', []],
  ['australiacentral2', 'Australia Central 2', 'acl2', 'Australia', 'australiacentral', ['restricted']],
  ['australiaeast', 'Australia East', 'ae', 'Australia', 'australiasoutheast', ['zones']],
  ['australiasoutheast', 'Australia Southeast', 'ase', 'Australia', 'australiaeast', []],
  ['austriaeast', 'Austria East', 'aue', 'Austria', undefined, ['zones']],
  ['belgiumcentral', 'Belgium Central', 'bec', 'Belgium', undefined, ['zones']],
  ['brazilsouth', 'Brazil South', 'brs', 'Brazil', 'southcentralus', ['zones']],
  ['brazilsoutheast', 'Brazil Southeast', 'bse', 'Brazil', 'brazilsouth', ['restricted']],
  ['canadacentral', 'Canada Central', 'cnc', 'Canada', 'canadaeast', ['zones']],
  ['canadaeast', 'Canada East', 'cne', 'Canada', 'canadacentral', []],
  ['centralindia', 'Central India', 'inc', 'India', 'southindia', ['zones']],
  ['centralus', 'Central US', 'cus', 'United States', 'eastus2', ['zones']],
  ['chilecentral', 'Chile Central', 'clc', 'Chile', undefined, ['zones']],
  ['denmarkeast', 'Denmark East', 'dke', 'Denmark', undefined, ['zones']],
  ['eastasia', 'East Asia', 'ea', 'Asia Pacific', 'southeastasia', ['zones']],
  ['eastus', 'East US', 'eus', 'United States', 'westus', ['zones']],
  ['eastus2', 'East US 2', 'eus2', 'United States', 'centralus', ['zones']],
  ['francecentral', 'France Central', 'frc', 'France', 'francesouth', ['zones']],
  ['francesouth', 'France South', 'frs', 'France', 'francecentral', ['restricted']],
  ['germanynorth', 'Germany North', 'gn', 'Germany', 'germanywestcentral', ['restricted']],
  ['germanywestcentral', 'Germany West Central', 'gwc', 'Germany', 'germanynorth', ['zones']],
  ['indiasouthcentral', 'India South Central', 'isc', 'India', 'centralindia', ['zones']],
  ['indonesiacentral', 'Indonesia Central', 'idc', 'Indonesia', undefined, ['zones']],
  ['israelcentral', 'Israel Central', 'ilc', 'Israel', undefined, ['zones']],
  ['italynorth', 'Italy North', 'itn', 'Italy', undefined, ['zones']],
  ['japaneast', 'Japan East', 'jpe', 'Japan', 'japanwest', ['zones']],
  ['japanwest', 'Japan West', 'jpw', 'Japan', 'japaneast', ['zones']],
  ['koreacentral', 'Korea Central', 'krc', 'Korea', 'koreasouth', ['zones']],
  ['koreasouth', 'Korea South', 'krs', 'Korea', 'koreacentral', []],
  ['malaysiawest', 'Malaysia West', 'myw', 'Malaysia', undefined, ['zones']],
  ['mexicocentral', 'Mexico Central', 'mxc', 'Mexico', undefined, ['zones']],
  ['newzealandnorth', 'New Zealand North', 'nzn', 'New Zealand', undefined, ['zones']],
  ['northcentralus', 'North Central US', 'ncus', 'United States', 'southcentralus', []],
  ['northeurope', 'North Europe', 'ne', 'Europe', 'westeurope', ['zones']],
  ['norwayeast', 'Norway East', 'nwe', 'Norway', 'norwaywest', ['zones']],
  ['norwaywest', 'Norway West', 'nww', 'Norway', 'norwayeast', ['restricted']],
  ['polandcentral', 'Poland Central', 'plc', 'Poland', undefined, ['zones']],
  ['qatarcentral', 'Qatar Central', 'qac', 'Qatar', undefined, ['zones']],
  ['southafricanorth', 'South Africa North', 'san', 'South Africa', 'southafricawest', ['zones']],
  ['southafricawest', 'South Africa West', 'saw', 'South Africa', 'southafricanorth', ['restricted']],
  ['southcentralus', 'South Central US', 'scus', 'United States', 'northcentralus', ['zones']],
  ['southindia', 'South India', 'ins', 'India', 'centralindia', []],
  ['southeastasia', 'Southeast Asia', 'sea', 'Asia Pacific', 'eastasia', ['zones']],
  ['spaincentral', 'Spain Central', 'spc', 'Spain', undefined, ['zones']],
  ['swedencentral', 'Sweden Central', 'sdc', 'Sweden', 'swedensouth', ['zones']],
  ['switzerlandnorth', 'Switzerland North', 'szn', 'Switzerland', 'switzerlandwest', ['zones']],
  ['switzerlandwest', 'Switzerland West', 'szw', 'Switzerland', 'switzerlandnorth', ['restricted']],
  ['uaecentral', 'UAE Central', 'uac', 'UAE', 'uaenorth', ['restricted']],
  ['uaenorth', 'UAE North', 'uan', 'UAE', 'uaecentral', ['zones']],
  ['uksouth', 'UK South', 'uks', 'United Kingdom', 'ukwest', ['zones']],
  ['ukwest', 'UK West', 'ukw', 'United Kingdom', 'uksouth', []],
  ['westcentralus', 'West Central US', 'wcus', 'United States', 'westus2', []],
  ['westeurope', 'West Europe', 'we', 'Europe', 'northeurope', ['zones']],
  ['westindia', 'West India', 'inw', 'India', 'southindia', []],
  ['westus', 'West US', 'wus', 'United States', 'eastus', []],
  ['westus2', 'West US 2', 'wus2', 'United States', 'westcentralus', ['zones']],
  ['westus3', 'West US 3', 'wus3', 'United States', 'eastus', ['zones']],
];

/** Every public region, by name. */
export const regions: readonly Region[] = rows.map(([name, displayName, code, geography, pair, flags]) => ({
  name,
  displayName,
  code,
  geography,
  ...(pair === undefined ? {} : { pair }),
  zones: flags.includes('zones'),
  restricted: flags.includes('restricted'),
}));

/** Names that pages and templates of Microsoft mention without a row in the public list: read on import, never offered. */
// prettier-ignore
export const unlistedRegions: readonly string[] = [
  'centraluseuap', 'eastus2euap', 'eastus3', 'israelnorthwest', 'jioindiacentral', 'jioindiawest', 'malaysiasouth', 'northeastus5', 'saudiarabiaeast',
  'southcentralus2', 'southeastasia3', 'southeastus', 'southeastus3', 'southeastus5', 'southwestus', 'swedensouth', 'taiwannorth', 'taiwannorthwest',
  'usdodcentral', 'usdodeast', 'usgovarizona', 'usgovtexas', 'usgovvirginia', 'westcentralusfre',
];

/** Short codes of unlisted regions that other rows refer to. */
export const unlistedRegionCodes: Readonly<Record<string, string>> = { israelnorthwest: 'iln', swedensouth: 'sds' };

/** Regional suffixes of the tag AzureCloud that do not follow the display name; other tags have the plain form. */
export const oddAzureCloudSuffixes: { readonly suffixes: Readonly<Record<string, string>>; readonly source: Source } = {
  suffixes: {
    brazilsoutheast: 'brazilse',
    francecentral: 'centralfrance',
    francesouth: 'southfrance',
    germanynorth: 'germanyn',
    germanywestcentral: 'germanywc',
    norwayeast: 'norwaye',
    norwaywest: 'norwayw',
    switzerlandnorth: 'switzerlandn',
    switzerlandwest: 'switzerlandw',
  },
  source: serviceTagsPage,
};

const byName = new Map<string, Region>();
for (const region of regions)
  for (const name of [region.name, region.displayName, region.code]) if (!byName.has(fold(name))) byName.set(fold(name), region);

/** Returns the region of this name (`westeurope`), display name (`West Europe`) or short code (`we`), in any case. */
export function findRegion(name: string): Region | undefined {
  return byName.get(fold(name));
}

/** Returns the name of the region nearest to one that is not known, or undefined. */
export function nearestRegion(name: string): string | undefined {
  return nearest(
    name,
    regions.map((region) => region.name),
  );
}

/**
 * Returns how a service tag spells a region after its period: the display name without spaces, `WestEurope`, but for the
 * odd spellings of AzureCloud. A region that is not in the table is returned as it was given.
 *
 * That other tags have the plain form was not verified for every region.
 *
 * @example regionTag('francecentral', 'Storage')     // 'FranceCentral'
 * @example regionTag('francecentral', 'AzureCloud')  // 'centralfrance'
 */
export function regionTag(region: string, tag?: string): string {
  const found = findRegion(region);
  if (found === undefined) return region;
  const odd = tag?.toLowerCase() === 'azurecloud' ? oddAzureCloudSuffixes.suffixes[found.name] : undefined;
  return odd ?? found.displayName.replaceAll(' ', '');
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
