import { formatPrefix, prefixAround, type Ipv4Prefix } from '../address/prefix.ts';
import { roomText } from '../allocate/room-text.ts';
import { subnetRooms } from '../allocate/room.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import { HORIZON } from '../capacity/capacity.ts';
import { growsByYear, needInYear, needsByYear } from '../capacity/needs.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { usableWith } from '../catalog/size.ts';
import { demandedLength, type Subnet } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';
import { resizeSubnet } from './remedies/place-anew.ts';
import { counted } from './words.ts';

/** A subnet should hold what its services need after their growth, not only what they need today. */
export const subnetTight = defineCheck({
  rule: 'subnet-tight',
  severity: 'warning',
  title: 'A subnet holds what lives in it today, and not its growth.',
  why: `Most services cannot be moved to a larger subnet, and a subnet is resized only while it is empty: the room has to be there before. Reported is a subnet that holds today's need but not the need after "growth"; and one that the need after some years of "growthPerYear", up to ${HORIZON}, outgrows although it were given all the free space beside it that it can have without moving. What exists in Azure is never resized, so for it the prefix that it has is all it gets. Without growth in the document the check is silent; "cadastre capacity" tells the years of all subnets.`,
  born: '2026-11',
  sources: [virtualNetworkFaq],
  scope: 'network',
  messages: {
    growth:
      '{subnet} holds the {today} that it needs today, not the {needed} that it needs with its growth; {prefix} has {usable} usable. It should be a /{length} or larger.',
    years: '{subnet} should have room for the {needed} that it needs in {years}; {block} has {usable} usable. {why}',
    largest: '{subnet} outgrows the largest subnet that its services accept in {years}; what is added then should go to a second subnet.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, inputs: {machines: 50}, growth: 50, prefix: 10.64.0.0/26}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, inputs: {machines: 50}, growth: 50, prefix: 10.64.0.0/25}]\n',
  },
  *run({ allocation }, finding) {
    for (const place of allocation.networks) {
      for (const { subnet, prefix } of place.subnets) {
        if (!prefix || !isOutgrown(subnet, prefix) || !isTight(subnet, prefix)) continue;
        const path = subnet.prefix?.path ?? subnet.path;
        const { needed, reserved, prefixLength: length, sources } = subnet.sizing;
        const [source] = sources;
        const values = {
          subnet: subnet.address,
          today: counted(needInYear(subnet, 0).needed, 'address', 'addresses'),
          needed,
          prefix: formatPrefix(prefix),
          usable: usableWith(prefix.length, reserved),
          length,
        };
        yield finding('growth', [subnet.address], path, values, { fix: larger(place, subnet, prefix, length), ...(source ? { source } : {}) });
      }
      for (const { subnet, prefix, wanted } of growing(place)) {
        const room = subnetRooms(place).get(subnet);
        if (!room) continue;
        const path = subnet.prefix?.path ?? subnet.path;
        const needs = needsByYear(subnet, HORIZON);
        const year = needs.findIndex(({ length, tooLarge }) => tooLarge || length < room.growsTo);
        const need = needs[year];
        if (!need) continue;
        const years = counted(year, 'year');
        if (need.tooLarge || need.length < largestOf(subnet)) {
          yield finding('largest', [subnet.address], path, { subnet: subnet.address, years });
          continue;
        }
        const values = {
          subnet: subnet.address,
          needed: counted(need.needed, 'address', 'addresses'),
          years,
          block: formatPrefix(prefixAround(prefix.first, room.growsTo)),
          usable: usableWith(room.growsTo, subnet.sizing.reserved),
          why: roomText(room, 'subnet'),
        };
        yield finding('years', [subnet.address], path, values, { fix: larger(place, subnet, prefix, wanted) });
      }
    }
  },
});

/** Whether a subnet does not hold its need after growth. */
function isOutgrown({ sizing }: Subnet, prefix: Ipv4Prefix): boolean {
  return prefix.length > sizing.minimum || sizing.tooLarge === true;
}

/** The subnets that hold their need, and will be too small for it within the years that are looked at; `wanted` is what they need in the last. */
function growing({ subnets }: NetworkPlace): { readonly subnet: Subnet; readonly prefix: Ipv4Prefix; readonly wanted: number }[] {
  return subnets.flatMap(({ subnet, prefix }) => {
    if (!prefix || isOutgrown(subnet, prefix) || !growsByYear(subnet) || prefix.length < largestOf(subnet)) return [];
    // Needs only rise: the last year tells whether there is anything to tell.
    const { length: wanted, tooLarge } = needInYear(subnet, HORIZON);
    return wanted >= prefix.length && !tooLarge ? [] : [{ subnet, prefix, wanted }];
  });
}

/** Whether a subnet that does not hold its need after growth holds the one of today. Otherwise it is too small, which is reported as that. */
export function isTight(subnet: Subnet, prefix: Ipv4Prefix): boolean {
  const { sizing, privateEndpoints } = subnet;
  if (sizing.tooLarge || (sizing.grown.length === 0 && privateEndpoints.length === 0)) return false;
  const { length, tooLarge } = needInYear(subnet, 0);
  return !tooLarge && length >= prefix.length;
}

/** The shortest prefix length that the services in a subnet accept. */
function largestOf({ workloads }: Subnet): number {
  return Math.max(0, ...workloads.map(({ service }) => service.subnet.largest?.value ?? 0));
}

/** Asks for a larger subnet, where there can be one. */
function larger(place: NetworkPlace, subnet: Subnet, prefix: Ipv4Prefix, wanted: number): Fix | undefined {
  const length = Math.max(Math.min(wanted, demandedLength(subnet)), largestOf(subnet));
  return length < prefix.length ? resizeSubnet(place, subnet, length) : undefined;
}
