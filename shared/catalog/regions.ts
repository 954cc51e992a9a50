import { nearest } from '../problem/nearest.ts';
import { source, type Conflict, type Source } from './source.ts';

/** A public Azure region. */
export interface Region {
  /** Programmatic name: `westeurope`. */
  readonly name: string;
  readonly displayName: string;
  /** Short code in some private DNS zones: `we`. */
  readonly code: string;
  readonly geography: string;
  /** Where its buildings stand, as far as Microsoft says: a town, a state or a country. */
  readonly location: string;
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
  location: string,
  pair: string | undefined,
  flags: readonly ('zones' | 'restricted')[],
];

// prettier-ignore
const rows: readonly Row[] = [
  ['australiacentral', 'Australia Central', 'acl', 'Australia', 'Canberra', 'australiacentral2', []],
  ['australiacentral2', 'Australia Central 2', 'acl2', 'Australia', 'Canberra', 'australiacentral', ['restricted']],
  ['australiaeast', 'Australia East', 'ae', 'Australia', 'New South Wales', 'australiasoutheast', ['zones']],
  ['australiasoutheast', 'Australia Southeast', 'ase', 'Australia', 'Victoria', 'australiaeast', []],
  ['austriaeast', 'Austria East', 'aue', 'Austria', 'Vienna', undefined, ['zones']],
  ['belgiumcentral', 'Belgium Central', 'bec', 'Belgium', 'Brussels', undefined, ['zones']],
  ['brazilsouth', 'Brazil South', 'brs', 'Brazil', 'Sao Paulo State', 'southcentralus', ['zones']],
  ['brazilsoutheast', 'Brazil Southeast', 'bse', 'Brazil', 'Rio', 'brazilsouth', ['restricted']],
  ['canadacentral', 'Canada Central', 'cnc', 'Canada', 'Toronto', 'canadaeast', ['zones']],
  ['canadaeast', 'Canada East', 'cne', 'Canada', 'Quebec', 'canadacentral', []],
  ['centralindia', 'Central India', 'inc', 'India', 'Pune', 'southindia', ['zones']],
  ['centralus', 'Central US', 'cus', 'United States', 'Iowa', 'eastus2', ['zones']],
  ['chilecentral', 'Chile Central', 'clc', 'Chile', 'Santiago', undefined, ['zones']],
  ['denmarkeast', 'Denmark East', 'dke', 'Denmark', 'Copenhagen', undefined, ['zones']],
  ['eastasia', 'East Asia', 'ea', 'Asia Pacific', 'Hong Kong', 'southeastasia', ['zones']],
  ['eastus', 'East US', 'eus', 'United States', 'Virginia', 'westus', ['zones']],
  ['eastus2', 'East US 2', 'eus2', 'United States', 'Virginia', 'centralus', ['zones']],
  ['francecentral', 'France Central', 'frc', 'France', 'Paris', 'francesouth', ['zones']],
  ['francesouth', 'France South', 'frs', 'France', 'Marseille', 'francecentral', ['restricted']],
  ['germanynorth', 'Germany North', 'gn', 'Germany', 'Berlin', 'germanywestcentral', ['restricted']],
  ['germanywestcentral', 'Germany West Central', 'gwc', 'Germany', 'Frankfurt', 'germanynorth', ['zones']],
  ['indiasouthcentral', 'India South Central', 'isc', 'India', 'Hyderabad', 'centralindia', ['zones']],
  ['indonesiacentral', 'Indonesia Central', 'idc', 'Indonesia', 'Jakarta', undefined, ['zones']],
  ['israelcentral', 'Israel Central', 'ilc', 'Israel', 'Israel', undefined, ['zones']],
  ['italynorth', 'Italy North', 'itn', 'Italy', 'Milan', undefined, ['zones']],
  ['japaneast', 'Japan East', 'jpe', 'Japan', 'Tokyo, Saitama', 'japanwest', ['zones']],
  ['japanwest', 'Japan West', 'jpw', 'Japan', 'Osaka', 'japaneast', ['zones']],
  ['koreacentral', 'Korea Central', 'krc', 'Korea', 'Seoul', 'koreasouth', ['zones']],
  ['koreasouth', 'Korea South', 'krs', 'Korea', 'Busan', 'koreacentral', []],
  ['malaysiawest', 'Malaysia West', 'myw', 'Malaysia', 'Kuala Lumpur', undefined, ['zones']],
  ['mexicocentral', 'Mexico Central', 'mxc', 'Mexico', 'Querétaro State', undefined, ['zones']],
  ['newzealandnorth', 'New Zealand North', 'nzn', 'New Zealand', 'Auckland', undefined, ['zones']],
  ['northcentralus', 'North Central US', 'ncus', 'United States', 'Illinois', 'southcentralus', []],
  ['northeurope', 'North Europe', 'ne', 'Europe', 'Ireland', 'westeurope', ['zones']],
  ['norwayeast', 'Norway East', 'nwe', 'Norway', 'Norway', 'norwaywest', ['zones']],
  ['norwaywest', 'Norway West', 'nww', 'Norway', 'Norway', 'norwayeast', ['restricted']],
  ['polandcentral', 'Poland Central', 'plc', 'Poland', 'Warsaw', undefined, ['zones']],
  ['qatarcentral', 'Qatar Central', 'qac', 'Qatar', 'Doha', undefined, ['zones']],
  ['southafricanorth', 'South Africa North', 'san', 'South Africa', 'Johannesburg', 'southafricawest', ['zones']],
  ['southafricawest', 'South Africa West', 'saw', 'South Africa', 'Cape Town', 'southafricanorth', ['restricted']],
  ['southcentralus', 'South Central US', 'scus', 'United States', 'Texas', 'northcentralus', ['zones']],
  ['southindia', 'South India', 'ins', 'India', 'Chennai', 'centralindia', []],
  ['southeastasia', 'Southeast Asia', 'sea', 'Asia Pacific', 'Singapore', 'eastasia', ['zones']],
  ['spaincentral', 'Spain Central', 'spc', 'Spain', 'Madrid', undefined, ['zones']],
  ['swedencentral', 'Sweden Central', 'sdc', 'Sweden', 'Gävle', 'swedensouth', ['zones']],
  ['switzerlandnorth', 'Switzerland North', 'szn', 'Switzerland', 'Zurich', 'switzerlandwest', ['zones']],
  ['switzerlandwest', 'Switzerland West', 'szw', 'Switzerland', 'Geneva', 'switzerlandnorth', ['restricted']],
  ['uaecentral', 'UAE Central', 'uac', 'UAE', 'Abu Dhabi', 'uaenorth', ['restricted']],
  ['uaenorth', 'UAE North', 'uan', 'UAE', 'Dubai', 'uaecentral', ['zones']],
  ['uksouth', 'UK South', 'uks', 'United Kingdom', 'London', 'ukwest', ['zones']],
  ['ukwest', 'UK West', 'ukw', 'United Kingdom', 'Cardiff', 'uksouth', []],
  ['westcentralus', 'West Central US', 'wcus', 'United States', 'Wyoming', 'westus2', []],
  ['westeurope', 'West Europe', 'we', 'Europe', 'Netherlands', 'northeurope', ['zones']],
  ['westindia', 'West India', 'inw', 'India', 'Mumbai', 'southindia', []],
  ['westus', 'West US', 'wus', 'United States', 'California', 'eastus', []],
  ['westus2', 'West US 2', 'wus2', 'United States', 'Washington', 'westcentralus', ['zones']],
  ['westus3', 'West US 3', 'wus3', 'United States', 'Phoenix', 'eastus', ['zones']],
];

/** Every public region, by name. */
export const regions: readonly Region[] = rows.map(([name, displayName, code, geography, location, pair, flags]) => ({
  name,
  displayName,
  code,
  geography,
  location,
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

/** What is known of unlisted regions that other pages refer to. */
export const referencedRegions: Readonly<Record<string, { readonly displayName: string; readonly code: string; readonly why: string }>> = {
  israelnorthwest: {
    displayName: 'Israel Northwest',
    code: 'iln',
    why: 'The page on the connectivity of SQL Managed Instance names it (2026-05-12).',
  },
  swedensouth: { displayName: 'Sweden South', code: 'sds', why: 'It is the pair of Sweden Central; its access is restricted.' },
};

/** Where the pages disagree. */
export const regionConflicts: readonly Conflict[] = [
  { topic: 'Korea South', says: ['access restricted (2025-03-21)', 'open (2025-09-23)'], followed: 'The newer table.' },
  { topic: 'Austria East and Indonesia Central', says: ['announced only (2025-03-21)', 'ordinary rows (2025-09-23)'], followed: 'The newer table.' },
  {
    topic: 'asymmetric pairs',
    says: ['a list without Brazil Southeast (2025-03-19)', 'Brazil Southeast is paired with Brazil South, which points elsewhere (2026-06-25)'],
    followed: 'The table of 2026-06-25.',
  },
];

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
 * odd spellings of AzureCloud. A region whose display name is not known is returned as it was given.
 *
 * That other tags have the plain form was not verified for every region.
 *
 * @example regionTag('francecentral', 'Storage')     // 'FranceCentral'
 * @example regionTag('francecentral', 'AzureCloud')  // 'centralfrance'
 */
export function regionTag(region: string, tag?: string): string {
  const found = findRegion(region);
  if (found === undefined) return referencedRegions[region.toLowerCase()]?.displayName.replaceAll(' ', '') ?? region;
  const odd = tag?.toLowerCase() === 'azurecloud' ? oddAzureCloudSuffixes.suffixes[found.name] : undefined;
  return odd ?? found.displayName.replaceAll(' ', '');
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}
