import { delegationOf } from '../../catalog/by-inputs.ts';
import type { Service } from '../../catalog/service.ts';
import type { Subnet } from '../plan.ts';
import { compareText } from '../../problem/compare.ts';

/**
 * Returns why what lives in a subnet should not live together, in one sentence, or undefined when it may: a service that wants a subnet to
 * itself or for its kind, different delegations, what a delegation shuts out, and rules of one direction with the same priority.
 */
export function whyNotTogether(subnet: Subnet): string | undefined {
  return sharingTrouble(subnet) ?? delegationTrouble(subnet) ?? priorityTrouble(subnet);
}

function sharingTrouble({ workloads, privateEndpoints }: Subnet): string | undefined {
  // What takes no address of the subnet, as a NAT gateway that is attached to it, does not share it.
  const residents = workloads.flatMap(({ service }) => (service.placement === 'none' ? [] : service));
  const services = [...new Set(residents)].sort((a, b) => compareText(a.id, b.id));
  for (const service of services) {
    const { sharing } = service.subnet;
    if (sharing.kind === 'shared') continue;
    const of = sharing.kind === 'dedicated' ? 'of its own' : 'that holds only its kind';
    const other = services.find((one) => one !== service && !sharing.with?.includes(one.id));
    if (other) return `${service.name} should not share a subnet with ${other.name}; it needs one ${of}.`;
    if (sharing.kind === 'dedicated' && workloads.filter((workload) => workload.service === service).length > 1)
      return `${service.name} should stand in a subnet once only; each one needs a subnet of its own.`;
    if (privateEndpoints.length > 0 && service.id !== 'private-endpoint')
      return `${service.name} should not share a subnet with private endpoints; it needs one ${of}.`;
  }
  return undefined;
}

function delegationTrouble({ workloads, privateEndpoints }: Subnet): string | undefined {
  const delegations = [...new Set(workloads.flatMap((workload) => delegationOf(workload)?.to ?? []))].sort();
  const [first] = delegations;
  if (first === undefined) return undefined;
  if (delegations.length > 1) return `A subnet is delegated to one service; what lives in it would ask for ${delegations.join(' and ')}.`;
  const without = workloads.find((workload) => workload.service.placement !== 'none' && delegationOf(workload) === undefined);
  if (without) return `The subnet would be delegated to ${first}; ${without.service.name} should stand in a subnet without delegation.`;
  return privateEndpoints.length > 0 ? `The subnet would be delegated to ${first} and should hold no private endpoints.` : undefined;
}

/** Rules that services need keep their priorities; those of the plan must not have the same ones, nor share them among themselves. */
function priorityTrouble({ workloads, rules }: Subnet): string | undefined {
  if (rules.length === 0) return undefined;
  const all = [
    ...rules.map(({ name, direction, priority }) => ({ name, direction, priority })),
    ...workloads.flatMap(({ service, inputs }) => generated(service, inputs)),
  ];
  const seen = new Map<string, string>();
  for (const { name, direction, priority } of all) {
    const key = `${direction} ${priority}`;
    const before = seen.get(key);
    if (before !== undefined && before !== name) return `The ${direction} rules ${before} and ${name} should not both have priority ${priority}.`;
    seen.set(key, name);
  }
  return undefined;
}

function generated({ nsg }: Service, inputs: Parameters<NonNullable<Service['nsg']['rules'][number]['when']>>[0]) {
  return nsg.rules.filter(({ when, condition, appliedBy, need }) => {
    const applies = when ? when(inputs) : condition === undefined;
    return applies && (appliedBy === 'platform' || need !== 'optional');
  });
}
