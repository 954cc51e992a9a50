import { hash } from '../../config/names.ts';
import type { NetworkResource, Resources } from '../../config/resources.ts';
import { call, expression, type Expression } from './value.ts';

/** A resource group, and the subscription that it is in: absent where the plan names none, so that it is the deployment's own. */
export interface Group {
  readonly name: string;
  readonly subscription: string | undefined;
  /** Region of the first network that asks for it. */
  readonly region: string | undefined;
}

/** Returns every resource group once, in the order of the networks that ask for them, then of the zones. Azure's names know no case. */
export function groupsOf({ networks, dnsZones }: Resources): Group[] {
  const byName = new Map(networks.map((network) => [network.name, network]));
  const groups = new Map<string, Group>();
  const add = (name: string, { subscription, region }: Pick<NetworkResource, 'subscription' | 'region'>) => {
    const key = groupKey({ name, subscription });
    if (!groups.has(key)) groups.set(key, { name, subscription, region });
  };
  for (const network of networks) add(network.resourceGroup, network);
  for (const zone of dnsZones) add(zone.resourceGroup, byName.get(zone.beside) ?? { subscription: undefined, region: undefined });
  return [...groups.values()];
}

/** Returns what tells one resource group from another. */
export function groupKey({ name, subscription }: Pick<Group, 'name' | 'subscription'>): string {
  return `${subscription?.toLowerCase() ?? ''}/${name.toLowerCase()}`;
}

/** Hands out names of deployments: at most 64 letters, digits, periods, hyphens and underscores; those that would come out alike get a hash. */
export class DeploymentNames {
  readonly #taken = new Set<string>();

  /** Returns the name of the deployment of `parts`; ask once for each. */
  of(kind: string, ...parts: readonly string[]): string {
    const whole = ['cadastre', kind, ...parts].join('-');
    const plain = whole.replace(/[^A-Za-z0-9._-]+/g, '-');
    const fits = plain === whole && plain.length <= 64 && !this.#taken.has(plain.toLowerCase());
    const name = fits ? plain : `${plain.slice(0, 55)}-${hash(JSON.stringify([kind, ...parts]))}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** The subscription that the whole is deployed to, seen from the outer template. */
export const OWN_SUBSCRIPTION = expression('subscription().subscriptionId');

/** The same, handed to an inner template as a parameter: there `subscription()` may be another one. */
export const HOME = expression("parameters('homeSubscription')");

/** Returns the id of a deployment in a resource group, for `dependsOn` of the outer template. */
export function groupDeploymentId(group: Pick<Group, 'name' | 'subscription'>, deployment: string): Expression {
  const scope = call('format', '/subscriptions/{0}/resourceGroups/{1}', group.subscription ?? OWN_SUBSCRIPTION, group.name);
  return call('extensionResourceId', scope, 'Microsoft.Resources/deployments', deployment);
}

/** Returns the id of a resource in any resource group, for an inner template that has the parameter `homeSubscription`. */
export function idAnywhere(group: Pick<Group, 'name' | 'subscription'>, type: string, ...names: readonly string[]): Expression {
  return call('resourceId', group.subscription ?? HOME, group.name, type, ...names);
}
