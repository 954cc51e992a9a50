import { hash } from '../../config/names.ts';
import type { NetworkResource, Resources } from '../../config/resources.ts';
import { az, join, quote, text, variable, type Option, type Word } from './shell.ts';

/** Where a resource is: its subscription, absent where the plan names none, and its resource group. */
export interface Scope {
  readonly subscription: string | undefined;
  readonly group: string;
}

/** Returns where a network is, with all that belongs to it. */
export function scopeOf({ subscription, resourceGroup }: NetworkResource): Scope {
  return { subscription, group: resourceGroup };
}

/** Returns the word for a subscription: as the plan names it, or the one that the script is run in. */
export function subscriptionWord(subscription: string | undefined): Word {
  return subscription === undefined ? variable('home_subscription') : quote(subscription);
}

/** Returns the options that say where a resource is. */
export function where({ subscription, group }: Scope): Option[] {
  return [
    ['subscription', subscriptionWord(subscription)],
    ['resource-group', text(group)],
  ];
}

/** Returns the word for a region: as the plan names it, or the one that the script is given. */
export function regionWord(region: string | undefined): Word {
  return region === undefined ? variable('location') : text(region);
}

/** Returns the id of a resource. */
export function idOf({ subscription, group }: Scope, type: string, name: string): Word {
  return join(
    quote('/subscriptions/'),
    subscriptionWord(subscription),
    quote(`/resourceGroups/${group}/providers/Microsoft.Network/${type}/${name}`),
  );
}

/** Returns the option that sets tags, as JSON: no key and no value then means anything to the command line. None without tags. */
export function tagsOption(tags: Readonly<Record<string, string>>): Option {
  return ['tags', Object.keys(tags).length === 0 ? undefined : quote(JSON.stringify(tags))];
}

/**
 * Returns commands that create a resource where it is not there and update it where it is. To create an NSG, a route table or a network again
 * would empty it (https://github.com/Azure/azure-cli/issues/9065 and 15892), and a DNS zone refuses it.
 */
export function ensure(command: string, identity: readonly Option[], atCreation: readonly Option[], always: readonly Option[]): string {
  const made = az(`${command} create`, [...identity, ...atCreation, ...always], '  ');
  if (!always.some(([, value]) => value !== undefined)) return `if absent ${az(`${command} show`, identity).slice('az '.length)}; then\n${made}\nfi`;
  return `if absent ${az(`${command} show`, identity).slice('az '.length)}; then\n${made}\nelse\n${az(`${command} update`, [...identity, ...always], '  ')}\nfi`;
}

/** Returns the variable of the script that holds the target of each private endpoint: `target_pe_app_blob_1`, no two alike. */
export function targetVariables({ networks }: Resources): Map<string, string> {
  const names = networks.flatMap((network) => network.privateEndpoints.map((endpoint) => endpoint.name));
  const plain = (name: string) => `target_${name.replace(/[^A-Za-z0-9]+/g, '_')}`;
  const counts = new Map<string, number>();
  for (const name of new Set(names)) counts.set(plain(name), (counts.get(plain(name)) ?? 0) + 1);
  return new Map(names.map((name) => [name, (counts.get(plain(name)) ?? 0) > 1 ? `${plain(name)}_${hash(name)}` : plain(name)]));
}
