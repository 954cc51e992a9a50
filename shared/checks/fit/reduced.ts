import type { PlanDocument, SubnetDocument, VirtualNetworkDocument } from '../../plan/document.ts';
import type { Network, Plan } from '../../plan/plan.ts';
import type { SourceEdit } from '../../plan/source-edit.ts';

/** A document with only what decides where things lie, and how many subnets it holds: what working it out costs. */
export interface Reduced {
  readonly document: PlanDocument;
  readonly subnets: number;
  /** Returns an edit of the whole document as one of this document. */
  readonly translate: (edit: SourceEdit) => SourceEdit;
}

/**
 * Returns a plan's document without what has no say in where the subnets of `touched` networks, and all carved networks, lie: rules,
 * routes, peerings, flows, connections, and the subnets of networks whose address space is given.
 *
 * With `inside`, only the touched networks are left: for changes that nobody outside of them notices.
 */
export function reduce(plan: Plan, touched: ReadonlySet<number>, inside: boolean): Reduced {
  const { document } = plan;
  const places = new Map<number, number>();
  const virtualNetworks: VirtualNetworkDocument[] = [];
  let subnets = 0;
  (document.virtualNetworks ?? []).forEach((network, i) => {
    const isWhole = touched.has(i) || (!inside && isCarved(plan.networks[i]));
    if (inside && !isWhole) return;
    places.set(i, virtualNetworks.length);
    subnets += isWhole ? (network.subnets?.length ?? 0) : 0;
    virtualNetworks.push(isWhole ? whole(network) : given(network));
  });
  const { cadastre, name, defaults, externalNetworks = [], addressPools } = document;
  return {
    document: {
      cadastre,
      name,
      ...(defaults ? { defaults } : {}),
      externalNetworks: externalNetworks.map((external) => ({ name: external.name, prefixes: external.prefixes })),
      ...(addressPools ? { addressPools } : {}),
      virtualNetworks,
    },
    subnets,
    translate: (edit) => {
      const [list, i, ...rest] = edit.path;
      if (list !== 'virtualNetworks' || typeof i !== 'number') return edit;
      return { ...edit, path: [list, places.get(i) ?? -1, ...rest] };
    },
  };
}

/** Whether any part of a network's address space is carved from a pool. */
export function isCarved(network: Network | undefined): boolean {
  if (network === undefined || network.addressSpace.length === 0) return true;
  return network.ipv6 && network.pool !== undefined && !network.addressSpace.some((written) => written.prefix?.family === 6);
}

function given({ name, addressSpace }: VirtualNetworkDocument): VirtualNetworkDocument {
  return { name, ...(addressSpace ? { addressSpace } : {}) };
}

function whole(network: VirtualNetworkDocument): VirtualNetworkDocument {
  const { subnets } = network;
  return subnets === undefined ? network : { ...network, subnets: subnets.map(withoutRules) };
}

function withoutRules(subnet: SubnetDocument): SubnetDocument {
  const { rules: _rules, routes: _routes, ...rest } = subnet;
  if (rest.subnets === undefined) return rest;
  const roles = Object.entries(rest.subnets).map(([role, { rules: _own, routes: _ways, ...own }]) => [role, own] as const);
  return { ...rest, subnets: Object.fromEntries(roles) };
}
