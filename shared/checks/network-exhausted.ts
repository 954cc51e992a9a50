import { freePrefixes } from '../address/free-space.ts';
import { addressCount, type Ipv4Prefix, type Prefix } from '../address/prefix.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import { roomText } from '../allocate/room-text.ts';
import { roomsOf, type Room } from '../allocate/room.ts';
import { SMALLEST_SUBNET } from '../catalog/azure-subnet.ts';
import type { Network } from '../plan/plan.ts';
import { remembered } from '../problem/remembered.ts';
import { defineCheck } from './check.ts';
import { planIpPage } from './sources.ts';
import { counted } from './words.ts';

/** A network that nothing more fits into should be known as such. */
export const networkExhausted = defineCheck({
  rule: 'network-exhausted',
  severity: 'info',
  title: 'A virtual network has no room for another subnet.',
  why: `No free block of its address space is as large as the smallest subnet (/${SMALLEST_SUBNET.value}), and it cannot grow where it stands: the next subnet needs a further prefix, which every peering has to learn. Networks that are only planned and have a pool are passed over, since they can be carved anew with more room, and so are those whose block a service fills.`,
  born: '2026-11',
  sources: [planIpPage],
  messages: {
    full: '{network} has no room for another subnet: all of its {addresses} are in subnets. {why}',
    crumbs: '{network} has no room for another subnet: no free block of its {addresses} is as large as a /{smallest}. {why}',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/26]\n    subnets: [{name: app, size: /27}, {name: data, size: /27}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/25]\n    subnets: [{name: app, size: /27}, {name: data, size: /27}]\n',
  },
  *run({ plan, allocation }, finding) {
    for (const place of allocation.networks) {
      const full = fullSpace(place);
      if (!full) continue;
      const { network } = place;
      const { space, free } = full;
      const own = roomsOf(plan, allocation).network(place);
      if (own.some(({ prefix, growsTo }) => growsTo < prefix.length)) continue;
      yield finding(free.length === 0 ? 'full' : 'crumbs', [network.name], network.addressSpace[0]?.path ?? network.path, {
        network: network.name,
        addresses: counted(
          space.reduce((sum, prefix) => sum + addressCount(prefix), 0),
          'address',
          'addresses',
        ),
        smallest: SMALLEST_SUBNET.value,
        why: stopOf(own),
      });
    }
  },
});

/** The IPv4 address space of a network that no further subnet fits into, and what of it is free. */
const fullSpace = remembered((place: NetworkPlace): { readonly space: readonly Ipv4Prefix[]; readonly free: readonly Prefix[] } | undefined => {
  const { network, prefixes, subnets } = place;
  if (canBeCarvedAnew(network) || network.subnets.length === 0 || isFilledByService(network)) return undefined;
  const space = prefixes.filter((prefix): prefix is Ipv4Prefix => prefix.family === 4);
  if (space.length === 0) return undefined;
  const taken = subnets.flatMap(({ prefix }) => prefix ?? []);
  const free = freePrefixes(space, taken);
  // What found no place is reported as that.
  return free.some(({ length }) => length <= SMALLEST_SUBNET.value) || lacksPlaces(place) ? undefined : { space, free };
});

function canBeCarvedAnew({ pool, deployed, subnets }: Network): boolean {
  return pool !== undefined && !deployed && subnets.every((subnet) => !subnet.deployed);
}

function isFilledByService({ subnets }: Network): boolean {
  return subnets.some(({ workloads }) => workloads.some(({ service }) => service.placement === 'block'));
}

function lacksPlaces({ subnets }: NetworkPlace): boolean {
  return subnets.some(({ prefix }) => prefix === undefined);
}

/** Why it cannot grow; of several prefixes what the first meets. */
function stopOf(rooms: readonly Room[]): string {
  const [first] = rooms;
  return first ? roomText(first, 'network') : '';
}
