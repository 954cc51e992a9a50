import { whyNotNamed } from '../../plan/edit/names.ts';
import { referencesIn, type Reference } from '../../plan/edit/references.ts';
import type { Network, Plan, Subnet } from '../../plan/plan.ts';
import { remembered } from '../../problem/remembered.ts';
import type { Fix } from '../finding.ts';

/** Returns the places of a document that name a network or a subnet. */
export function referencesTo(plan: Plan, name: string): readonly Reference[] {
  return referencesByName(plan).get(name) ?? [];
}

const referencesByName = remembered((plan: Plan): ReadonlyMap<string, readonly Reference[]> => {
  const byName = new Map<string, Reference[]>();
  for (const reference of referencesIn(plan)) {
    const own = byName.get(reference.to);
    if (own) own.push(reference);
    else byName.set(reference.to, [reference]);
  }
  return byName;
});

/**
 * Renames a subnet and every place that names it; undefined for what is deployed, since Azure renames nothing, and for a name that the
 * subnet cannot have: another one of its network has it, say.
 */
export function renameSubnet(plan: Plan, network: Network, subnet: Subnet, name: string): Fix | undefined {
  const taken = network.subnets.filter((other) => other !== subnet).map((other) => other.name);
  if (subnet.deployed || whyNotNamed(name, { kind: 'subnet', taken, services: subnet.workloads.map(({ service }) => service) })) return undefined;
  const address = `${network.name}/${name}`;
  return {
    title: `Rename ${subnet.address} to ${name}`,
    edits: [{ path: [...subnet.path, 'name'], set: name }, ...referencesTo(plan, subnet.address).map(({ path }) => ({ path, set: address }))],
  };
}
