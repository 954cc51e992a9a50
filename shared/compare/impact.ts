import { SUBNET_RESIZE } from '../catalog/subnet-rules.ts';
import { peeringChanges } from '../catalog/peering-rules.ts';
import type { Service } from '../catalog/service.ts';
import type { NetworkPlace, SubnetPlace } from '../allocate/allocation.ts';
import type { Plan } from '../plan/plan.ts';
import { listed, type Cost } from './context.ts';

// What a change costs where the old plan stands in Azure; each answer rests on the catalog.

/** Whether a subnet holds nothing that would have to be rebuilt: what lives in it takes no address of it. */
const servicesIn = ({ subnet }: SubnetPlace): readonly Service[] => subnet.workloads.map(({ service }) => service);

/** Azure refuses what the document says exists; of the rest what is inside has to be rebuilt. */
const refusedOrRebuilt = (deployed: boolean): 'blocked' | 'redeploy' => (deployed ? 'blocked' : 'redeploy');

/** Returns what it costs to give a subnet another prefix length. */
export function resizeCost(was: SubnetPlace): Cost {
  const services = servicesIn(was);
  const strict = services.find(({ subnet }) => subnet.resizable.value === 'no');
  const deployed = was.subnet.deployed;
  if (strict) {
    const { source, note, assumed } = strict.subnet.resizable;
    return {
      impact: refusedOrRebuilt(deployed),
      why: `The subnet of ${strict.name} cannot be resized: it is made anew beside this one and ${strict.name} is rebuilt there.${note === undefined ? '' : ` ${note}`}${assumed === true ? ' (assumed)' : ''}`,
      source,
    };
  }
  const adds = services.find(({ subnet }) => subnet.resizable.value === 'add-prefix');
  const fact = (adds ?? services[0])?.subnet.resizable ?? SUBNET_RESIZE;
  const more = adds === undefined ? '' : ` ${adds.subnet.resizable.note ?? 'A further prefix may be added in its place.'}`;
  return {
    impact: refusedOrRebuilt(deployed),
    why: `A subnet is resized only while it is empty: ${inside(services)} must leave it first and come back.${more}`,
    source: fact.source,
  };
}

/** Returns what it costs to give a subnet another place. */
export function moveCost(was: SubnetPlace): Cost {
  const services = servicesIn(was);
  const strict = services.find(({ subnet }) => subnet.resizable.value === 'no');
  return {
    impact: refusedOrRebuilt(was.subnet.deployed),
    why: `A subnet does not move while something is in it: ${inside(services)} must be rebuilt in the new prefix, with new addresses.${strict?.subnet.resizable.note === undefined ? '' : ` ${strict.subnet.resizable.note}`}`,
    source: strict?.subnet.resizable.source ?? SUBNET_RESIZE.source,
  };
}

/** Returns what it costs to give a subnet another name. */
export function renameSubnetCost(was: SubnetPlace): Cost {
  return {
    impact: refusedOrRebuilt(was.subnet.deployed),
    why: `The name of a subnet cannot change: a subnet of the new name is made, and ${inside(servicesIn(was))} must be rebuilt in it.`,
    source: SUBNET_RESIZE.source,
  };
}

/** Returns what it costs to put other services into a subnet. */
export function otherServicesCost(was: SubnetPlace, is: SubnetPlace): Cost {
  return {
    impact: refusedOrRebuilt(was.subnet.deployed),
    why: `${inside(servicesIn(was))} must leave before ${inside(servicesIn(is))} can use the subnet.`,
    source: SUBNET_RESIZE.source,
  };
}

/** Returns what it costs to do without a subnet. */
export function removeSubnetCost(was: SubnetPlace): Cost {
  return {
    impact: refusedOrRebuilt(was.subnet.deployed),
    why: `A subnet is removed only while it is empty: ${inside(servicesIn(was))} must be removed or moved first.`,
    source: SUBNET_RESIZE.source,
  };
}

/** Returns what other prefixes cost a network: what peerings ask for, and what still stands in a prefix that goes. */
export function addressSpaceCost(
  was: NetworkPlace,
  { removed, stay, plan }: { readonly removed: boolean; readonly stay: readonly string[]; readonly plan: Plan },
): Cost {
  const peers = peersOf(was.network.name, plan);
  const hub = plan.networks.find(
    ({ name, subnets }) => peers.includes(name) && subnets.some(({ workloads }) => workloads.some(({ service }) => service.id === 'virtual-wan-hub')),
  );
  if (hub) {
    return {
      impact: 'blocked',
      why: `${was.network.name} is connected to the Virtual WAN hub ${hub.name}. ${peeringChanges.virtualWanSpoke.value} The connection is removed first and made anew.`,
      source: peeringChanges.virtualWanSpoke.source,
    };
  }
  const sync =
    peers.length === 0 ? '' : ` Then ${listed(peers)} synchronise${peers.length === 1 ? 's its' : ' their'} peering with ${was.network.name}.`;
  if (removed && stay.length > 0) {
    return {
      impact: was.network.deployed ? 'blocked' : 'redeploy',
      why: `A prefix of the address space is removed only once no subnet is in it: ${listed(stay)} must be emptied and made anew first.${sync}`,
      source: SUBNET_RESIZE.source,
    };
  }
  return {
    impact: 'in-place',
    why: `${removed ? 'Prefixes are removed and added' : 'Prefixes are added'} while the network works.${sync}${peers.length === 0 ? '' : ` ${peeringChanges.newPrefix.value}`}`,
    source: peers.length === 0 ? peeringChanges.newPrefix.source : peeringChanges.addressSpace.source,
  };
}

/** Returns what it costs to give a network another name or region: it is made anew. */
export function rebuildNetworkCost(was: NetworkPlace, what: string): Cost {
  const holds = was.subnets.length;
  return {
    impact: refusedOrRebuilt(was.network.deployed || was.subnets.some(({ subnet }) => subnet.deployed)),
    why: `The ${what} of a virtual network cannot change: a network is made anew, ${holds === 0 ? 'and nothing is in this one' : `and what is in its ${holds === 1 ? 'subnet' : `${holds} subnets`} is rebuilt there`}.`,
    source: peeringChanges.moveNetwork.source,
  };
}

/** Returns what it costs to put a network into another resource group or subscription. */
export function moveNetworkCost(was: NetworkPlace, plan: Plan): Cost {
  const peers = peersOf(was.network.name, plan);
  return {
    impact: 'in-place',
    why: `The network is moved by Azure Resource Manager${peers.length === 0 ? '.' : `; its peerings with ${listed(peers)} are removed first and made anew.`} Some services keep their network from moving.`,
    source: peeringChanges.moveNetwork.source,
  };
}

/** Returns the names of the networks that a network is peered with, in order. */
export function peersOf(name: string, plan: Plan): string[] {
  return plan.peerings.flatMap(({ between: [a, b] }) => (a.name === name ? [b.name] : b.name === name ? [a.name] : [])).sort();
}

function inside(services: readonly Service[]): string {
  return listed([...new Set(services.map(({ name }) => name))].sort());
}
