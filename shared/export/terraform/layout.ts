import { delegationOf } from '../../catalog/by-inputs.ts';
import { hash } from '../../config/names.ts';
import type { NetworkResource, Resources } from '../../config/resources.ts';
import type { Plan } from '../../plan/plan.ts';
import { compareText } from '../../problem/compare.ts';
import { fileNames, fileStem } from '../file-name.ts';
import { code, type Expression, type Value } from './writer.ts';

/** The labels under which the resources of a plan stand, and what leads to them. */
export interface Layout {
  readonly planName: string;
  readonly resources: Resources;
  /** Name of a network → file. */
  readonly files: ReadonlyMap<string, string>;
  /** Name of a network → label. */
  readonly networks: ReadonlyMap<string, string>;
  /** Resource groups, each once, by key. */
  readonly groups: ReadonlyMap<string, Group>;
  /** Subscription → alias of its provider. */
  readonly subscriptions: ReadonlyMap<string, string>;
  readonly zones: ReadonlyMap<string, string>;
  /** NSG, route table, public address, NAT gateway or service endpoint policy → label; by `labelKey`. */
  readonly labels: ReadonlyMap<string, string>;
  /** `network/subnet` → what its delegation lets the service do; absent or empty where that is not published. */
  readonly actions: ReadonlyMap<string, readonly string[]>;
}

export interface Group {
  readonly label: string;
  readonly name: string;
  readonly subscription: string | undefined;
  readonly region: string | undefined;
}

/** Returns the layout of an export. */
export function layoutOf(plan: Plan, resources: Resources): Layout {
  const { networks, dnsZones } = resources;
  const names = networks.map(({ name }) => name);
  const keys = [...new Set(networks.map(groupKey))];
  const groupLabels = labelsOf(keys);
  const groups = new Map<string, Group>();
  for (const network of networks) {
    const key = groupKey(network);
    if (!groups.has(key))
      groups.set(key, { label: groupLabels.get(key) ?? '', name: network.resourceGroup, subscription: network.subscription, region: network.region });
  }
  return {
    planName: plan.name,
    resources,
    files: new Map([...fileNames(names)].map(([name, file]) => [name, `network-${file}.tf`])),
    networks: labelsOf(names),
    groups: new Map([...groups].sort(([a], [b]) => compareText(a, b))),
    subscriptions: labelsOf([...new Set(networks.flatMap(({ subscription }) => subscription ?? []))].sort(compareText)),
    labels: ownedLabels(networks),
    zones: zoneLabels(dnsZones.map(({ name }) => name)),
    actions: actionsOf(plan),
  };
}

function actionsOf({ networks }: Plan): Map<string, readonly string[]> {
  return new Map(
    networks.flatMap(({ name, subnets }) =>
      subnets.flatMap((subnet) => {
        const [delegation] = subnet.workloads.flatMap((workload) => delegationOf(workload) ?? []);
        return delegation ? [[`${name}/${subnet.name}`, delegation.actions] as const] : [];
      }),
    ),
  );
}

/**
 * Returns a label for each name: lower-case letters, digits and underscores, no two alike. It depends on the name alone, so that a further
 * name never makes anew what stands under another one; only names that differ in case alone look at each other.
 */
export function labelsOf(names: readonly string[]): Map<string, string> {
  const alone = new Map(names.map((name) => [name, ownStem(name)]));
  const counts = new Map<string, number>();
  for (const stem of alone.values()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return new Map(
    [...alone].map(([name, stem]) => {
      const own = counts.get(stem) === 1 || name === stem ? stem : `${stem}-${hash(name)}`;
      // No stem has two hyphens in a row, so that this is the label of no other name.
      return [name, own.replace(/^(?=\d)/, 'n--').replaceAll('-', '_')];
    }),
  );
}

// The hash of a name that is more than its letters and digits; case alone is no reason for one.
function ownStem(name: string): string {
  const stem = fileStem(name);
  return stem === name.toLowerCase() ? stem : `${stem}-${hash(name)}`;
}

/** Returns the key of something that belongs to a network: names are unique in a resource group only. */
export function labelKey(network: string, name: string): string {
  return JSON.stringify([network, name]);
}

function ownedLabels(networks: readonly NetworkResource[]): Map<string, string> {
  const all = networks.flatMap(({ name: network, nsgs, routeTables, publicAddresses, natGateways, serviceEndpointPolicies }) =>
    [...nsgs, ...routeTables, ...publicAddresses, ...natGateways, ...serviceEndpointPolicies].map(({ name }) => ({ network, name })),
  );
  const counts = new Map<string, number>();
  for (const { name } of all) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  // What two networks have under one name is told apart by the network.
  const keyed = all.map(({ network, name }) => ({
    key: labelKey(network, name),
    name: counts.get(name.toLowerCase()) === 1 ? name : `${network} ${name}`,
  }));
  const labels = labelsOf([...new Set(keyed.map(({ name }) => name))]);
  return new Map(keyed.map(({ key, name }) => [key, labels.get(name) ?? '']));
}

// Zone names are full of periods, which are no reason for a hash.
function zoneLabels(names: readonly string[]): Map<string, string> {
  const dashed = (name: string) => name.replaceAll('.', '-');
  if (new Set(names.map(dashed)).size < names.length) return labelsOf(names);
  const labels = labelsOf(names.map(dashed));
  return new Map(names.map((name) => [name, labels.get(dashed(name)) ?? '']));
}

function groupKey({ subscription, resourceGroup }: NetworkResource): string {
  return subscription === undefined ? resourceGroup.toLowerCase() : `${subscription} ${resourceGroup.toLowerCase()}`;
}

/** Returns the name of the resource group of a network, by reference, so that it is made first. */
export function groupNameOf(network: NetworkResource, { groups }: Layout): Expression {
  return code(`azurerm_resource_group.${groups.get(groupKey(network))?.label ?? ''}.name`);
}

/** Returns the provider of what stands in a subscription; undefined for that of the deployment. */
export function providerOf(subscription: string | undefined, { subscriptions }: Layout): Expression | undefined {
  return subscription === undefined ? undefined : code(`azurerm.${subscriptions.get(subscription) ?? ''}`);
}

/** Returns where something stands: the region of the plan, or the variable where it names none. */
export function locationOf(region: string | undefined): Value {
  return region ?? code('var.location');
}
