import { integrationFacts } from '../catalog/integration-facts.ts';
import { privateEndpointBehaviour } from '../catalog/private-endpoint-rules.ts';
import { serviceEndpointPolicies } from '../catalog/service-endpoint-policies.ts';
import { compareText } from '../problem/compare.ts';
import type { End } from './flow-ends.ts';
import type { Spot } from './reach.ts';
import type { Way } from './arrivals.ts';

/** What lies behind routes and rules: nothing in a plan proves it, so it is a list of what remains to be done. */
export interface ApplicationLayer {
  readonly verdict: 'to-do' | 'none';
  readonly because: readonly string[];
}

/** Returns what remains to be done, or to know, at the far end. */
export function applicationOf(from: End, to: End, ways: readonly Way[]): ApplicationLayer {
  if (to.kind === 'service') {
    const steps = [...to.endpoint.steps, ...policiesOf(from, to.endpoint.type), 'Callers need credentials of the service, or a role there.'];
    return { verdict: 'to-do', because: steps };
  }
  const todo: string[] = [];
  const endpoints = ways.filter(({ atEndpoints }) => atEndpoints);
  if (endpoints.length > 0) todo.push(...integrationFacts['private-endpoint'].remains);
  if (endpoints.some(({ relays }) => relays.length > 0)) todo.push(privateEndpointBehaviour.appliance.value);
  for (const end of [from, to]) if (end.kind === 'external') todo.push(`What ${end.label} filters and routes itself is not in the plan.`);
  if (todo.length > 0) return { verdict: 'to-do', because: todo };
  return { verdict: 'none', because: injectedIn(ways) };
}

/** A service endpoint policy lets through what it lists; the plan does not say which account is meant. */
function policiesOf(from: End, type: string): string[] {
  if (from.kind !== 'subnets' || !serviceEndpointPolicies.types.value.some((one) => one === type)) return [];
  return from.groups
    .flatMap(({ spots }) => spots.map(({ entry }) => entry.subnet))
    .filter(({ serviceEndpointPolicy }) => serviceEndpointPolicy.length > 0)
    .map(
      ({ address, serviceEndpointPolicy }) =>
        `The service endpoint policy of ${address} should list the account: it lets through only ${serviceEndpointPolicy.join(', ')}.`,
    )
    .sort(compareText);
}

/** Services with instances of their own in a subnet are reached there, and call from there, like any machine. */
function injectedIn(ways: readonly Way[]): string[] {
  const spots = ways.flatMap(({ arrived }) => (arrived && 'entry' in arrived ? [arrived] : []));
  const { fromPeeredNetworks, callsIntoNetwork } = integrationFacts.injection.answers;
  return [
    ...new Set(
      spots.flatMap((spot) => injected(spot).map((name) => `${name} stands in the subnet. ${fromPeeredNetworks.note} ${callsIntoNetwork.note}`)),
    ),
  ];
}

function injected({ entry }: Spot): string[] {
  return entry.subnet.workloads
    .filter(({ service }) => service.id !== 'virtual-machines' && service.integration.includes('injection'))
    .map(({ service }) => service.name);
}
