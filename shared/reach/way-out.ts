import { delegationOf } from '../catalog/by-inputs.ts';
import { defaultOutboundAccess } from '../catalog/subnet-rules.ts';
import type { Workload } from '../catalog/size.ts';
import type { Network, Subnet } from '../plan/plan.ts';

/** Whether what stands in a subnet finds a way to the internet, once its routes lead there. */
export interface WayOut {
  /** `perhaps`: the plan holds something that may give it one; `none`: nothing in the plan does. */
  readonly found: 'sure' | 'perhaps' | 'none';
  readonly because: string;
}

/** Returns how traffic leaves a subnet whose default route leads to the internet. Subnets are planned without default outbound access. */
export function wayOutOf(network: Network, subnet: Subnet): WayOut {
  if (subnet.workloads.some(isNatGateway)) return { found: 'sure', because: `The NAT gateway of ${subnet.address} leads out.` };
  const needy = subnet.workloads.find((workload) => wayOutNeeded(workload) !== 'no');
  if (!needy) {
    const delegated = subnet.workloads.some((workload) => delegationOf(workload) !== undefined);
    const what = delegated ? 'delegated' : 'that of a managed service';
    return { found: 'sure', because: `${subnet.address} is ${what}: ${lower(defaultOutboundAccess.effects.delegated.value)}` };
  }
  const others = network.subnets.filter((other) => other !== subnet);
  if (others.some(({ workloads }) => workloads.some(isNatGateway)))
    return { found: 'perhaps', because: `${network.name} has a NAT gateway; that ${subnet.address} is joined to it is not in the plan.` };
  if (network.subnets.some(({ workloads }) => workloads.some(hasPublicFrontend)))
    return { found: 'perhaps', because: `${network.name} has a public load balancer; whether it has outbound rules is not in the plan.` };
  return {
    found: 'none',
    because: `${subnet.address} is private: it has no NAT gateway and no route to an appliance, and whether its machines have public addresses of their own is not in the plan.`,
  };
}

/** Returns whether a workload needs the plan to give its subnet a way out. */
export function wayOutNeeded({ service, inputs }: Workload): 'always' | 'if-used' | 'no' {
  return service.wayOut?.needed(inputs) ?? 'no';
}

function isNatGateway({ service }: Workload): boolean {
  return service.id === 'nat-gateway';
}

function hasPublicFrontend({ service, inputs }: Workload): boolean {
  return service.id === 'load-balancer' && (inputs['publicFrontends'] as number) > 0;
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
