import { source, type Source } from './source.ts';

/** Where Power Platform reaches into virtual networks: a geography of it, and the Azure regions of the networks there. */
export interface PowerPlatformGeography {
  readonly id: string;
  readonly name: string;
  /** Names of regions; where there are two, both need a network. */
  readonly regions: readonly string[];
}

export const powerPlatformOverview: Source = source(
  'Virtual network support for Power Platform overview',
  'https://learn.microsoft.com/power-platform/admin/vnet-support-overview',
  '2026-01-06',
);

type Row = readonly [id: string, name: string, ...regions: string[]];

// prettier-ignore
const rows: readonly Row[] = [
  ['asia', 'Asia', 'eastasia', 'southeastasia'],
  ['australia', 'Australia', 'australiasoutheast', 'australiaeast'],
  ['brazil', 'Brazil', 'brazilsouth'],
  ['canada', 'Canada', 'canadacentral', 'canadaeast'],
  ['europe', 'Europe', 'westeurope', 'northeurope'],
  ['france', 'France', 'francecentral', 'francesouth'],
  ['germany', 'Germany', 'germanynorth', 'germanywestcentral'],
  ['india', 'India', 'centralindia', 'southindia'],
  ['italy', 'Italy', 'italynorth'],
  ['japan', 'Japan', 'japaneast', 'japanwest'],
  ['korea', 'Korea', 'koreasouth', 'koreacentral'],
  ['norway', 'Norway', 'norwaywest', 'norwayeast'],
  ['southAfrica', 'South Africa', 'southafricanorth', 'southafricawest'],
  ['sweden', 'Sweden', 'swedencentral'],
  ['switzerland', 'Switzerland', 'switzerlandnorth', 'switzerlandwest'],
  ['uae', 'United Arab Emirates', 'uaenorth'],
  ['uk', 'United Kingdom', 'uksouth', 'ukwest'],
  ['unitedStates', 'United States', 'eastus', 'westus'],
  ['usGovernment', 'US Government', 'usgovtexas', 'usgovvirginia'],
];

/** Every geography in which the feature exists, by id. */
export const powerPlatformGeographies: readonly PowerPlatformGeography[] = rows.map(([id, name, ...regions]) => ({ id, name, regions }));

/** Returns the geography that an Azure region serves, in any case and with or without spaces; undefined: networks there cannot be used. */
export function powerPlatformGeographyOf(region: string): PowerPlatformGeography | undefined {
  const wanted = region.replace(/\s/g, '').toLowerCase();
  return powerPlatformGeographies.find(({ regions }) => regions.includes(wanted));
}
