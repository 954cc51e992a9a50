import type { NetworkResource, Resources } from '../../config/resources.ts';
import { compareText } from '../../problem/compare.ts';
import { fileNames } from '../file-name.ts';
import { code, type Expression, type Value } from './writer.ts';

/** The labels under which the resources of a plan stand, and what leads to them. Each depends on a name alone, so that nothing is renumbered. */
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
}

export interface Group {
  readonly label: string;
  readonly name: string;
  readonly subscription: string | undefined;
  readonly region: string | undefined;
}

/** Returns the layout of an export. */
export function layoutOf(planName: string, resources: Resources): Layout {
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
    planName,
    resources,
    files: new Map([...fileNames(names)].map(([name, file]) => [name, `network-${file}.tf`])),
    networks: labelsOf(names),
    groups: new Map([...groups].sort(([a], [b]) => compareText(a, b))),
    subscriptions: labelsOf([...new Set(networks.flatMap(({ subscription }) => subscription ?? []))].sort(compareText)),
    zones: labelsOf(dnsZones.map(({ name }) => name)),
  };
}

/** Returns a label for each name: lower-case letters, digits and underscores, no two alike. */
export function labelsOf(names: readonly string[]): Map<string, string> {
  return new Map([...fileNames(names)].map(([name, file]) => [name, file.replaceAll('-', '_').replace(/^(?=\d)/, 'n_')]));
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
