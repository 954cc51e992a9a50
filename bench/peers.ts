/**
 * The libraries of others that do a part of what the engine does. They are in a package of their own (bench/package.json), so that
 * the project itself installs none of them; only what is called here is described.
 */
export interface Peers {
  readonly cidrTools: CidrTools | undefined;
  readonly ipNum: IpNum | undefined;
  readonly ipaddr: Ipaddr | undefined;
  readonly ipAddress: IpAddress | undefined;
  readonly netmask: Netmask | undefined;
  readonly flatten: Flatten | undefined;
  readonly nodeIntervalTree: NodeIntervalTree | undefined;
  /** Names of those that are not installed. */
  readonly missing: readonly string[];
}

export interface CidrTools {
  readonly parseCidr: (text: string) => { readonly cidr: string; readonly start: bigint; readonly end: bigint };
  readonly excludeCidr: (pool: string, list: readonly string[]) => string[];
  readonly normalizeCidr: (list: readonly string[]) => string[];
}
export interface IpNum {
  readonly IPv4CidrRange: {
    readonly fromCidr: (text: string) => {
      readonly getFirst: () => { readonly getValue: () => bigint };
      readonly getLast: () => { readonly getValue: () => bigint };
      readonly toCidrString: () => string;
    };
  };
}
export interface IpaddrAddress {
  readonly octets: readonly number[];
  readonly match: (cidr: IpaddrCidr) => boolean;
  readonly toString: () => string;
}
export type IpaddrCidr = readonly [IpaddrAddress, number];
export interface Ipaddr {
  readonly IPv4: { readonly parseCIDR: (text: string) => IpaddrCidr };
}
export interface IpAddress {
  readonly Address4: new (text: string) => {
    readonly correctForm: () => string;
    readonly subnet: string;
    readonly subnetMask: number;
    readonly bigInt: () => bigint;
  };
}
export interface Netmask {
  readonly Netmask: new (text: string) => { readonly netLong: number; readonly size: number; readonly toString: () => string };
}
export interface Flatten {
  readonly IntervalTree: new () => {
    readonly search: (interval: readonly [number, number]) => unknown[];
    readonly insert: (interval: readonly [number, number], value: number) => unknown;
  };
}
export interface NodeIntervalTree {
  readonly IntervalTree: new () => {
    readonly search: (low: number, high: number) => unknown[];
    readonly insert: (interval: { readonly low: number; readonly high: number; readonly place: number }) => unknown;
  };
}

/** How to install the peers. */
export const HOW_TO_INSTALL = 'npm ci --prefix bench';

/** Returns the peers that are installed, whichever they are. */
export async function loadPeers(): Promise<Peers> {
  const missing: string[] = [];
  // Some of them are CommonJS, and hold what they export under `default`.
  const load = async <T extends object>(name: string, member: keyof T & string): Promise<T | undefined> => {
    try {
      const loaded = (await import(name)) as T & { readonly default?: T };
      return member in loaded ? loaded : loaded.default;
    } catch {
      missing.push(name);
      return undefined;
    }
  };
  return {
    cidrTools: await load<CidrTools>('cidr-tools', 'parseCidr'),
    ipNum: await load<IpNum>('ip-num', 'IPv4CidrRange'),
    ipaddr: await load<Ipaddr>('ipaddr.js', 'IPv4'),
    ipAddress: await load<IpAddress>('ip-address', 'Address4'),
    netmask: await load<Netmask>('netmask', 'Netmask'),
    flatten: await load<Flatten>('@flatten-js/interval-tree', 'IntervalTree'),
    nodeIntervalTree: await load<NodeIntervalTree>('node-interval-tree', 'IntervalTree'),
    missing,
  };
}
