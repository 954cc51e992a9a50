import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { serviceById } from '../catalog/catalog.ts';
import type { NetworkPlace } from '../allocate/allocation.ts';
import { readServiceInputs } from '../catalog/service-inputs.ts';
import type { Service } from '../catalog/service.ts';
import { sizeSubnet } from '../catalog/size.ts';
import type { SubnetDocument } from '../plan/document.ts';
import type { Network, Plan, Subnet } from '../plan/plan.ts';
import { valueAt } from '../plan/source-edit.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';
import { addSubnets, freeName, isTaken } from './remedies/new-subnet.ts';
import { hasRoom } from './remedies/room-in.ts';
import { homesWith, servicesIn } from './services-in.ts';

/** A service that needs a further subnet beside its own should find it in its network. */
export const companionMissing = defineCheck({
  rule: 'companion-missing',
  severity: 'warning',
  title: 'A service lacks a subnet that belongs beside its own.',
  why: 'Some services need two subnets or more: Azure Firewall with forced tunnelling has its management interface in one of its own, nodes and pods of some clusters live apart. Planned later, the second one may find no room. A set plans all of them in one step.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  scope: 'network',
  messages: {
    missing: '{network} should have a subnet for {companion} beside {subnet}. {why}',
    attached: '{subnet} should have {companion} attached. {why}',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{service: firewall, inputs: {forcedTunnelling: true}}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: hub\n    addressSpace: [10.64.0.0/24]\n    subnets: [{service: firewall, inputs: {forcedTunnelling: true}}, {service: firewall-management}]\n',
  },
  *run({ plan, allocation }, finding) {
    const places = new Map(allocation.networks.map((place) => [place.network, place]));
    const known = new Map<Network, ReadonlyMap<string, readonly Subnet[]>>();
    for (const { network, subnet } of homesWith(plan, (service) => service.subnet.companions !== undefined)) {
      const homes = known.get(network) ?? homesOf(network);
      known.set(network, homes);
      const told = new Set<string>();
      for (const { service, inputs } of subnet.workloads) {
        for (const companion of service.subnet.companions ?? []) {
          const needed = companion.needed === 'required' || companion.when?.(inputs) === true;
          if (!needed || told.has(companion.service)) continue;
          told.add(companion.service);
          const other = serviceById(companion.service);
          // A service that belongs beside itself, as the two subnets of a workspace do, is not its own companion. What is attached to a
          // subnet, as a NAT gateway is, stands in the subnet itself.
          const isAttached = other?.placement === 'none';
          const isThere = isAttached
            ? subnet.workloads.some((workload) => workload.service === other)
            : (homes.get(companion.service) ?? []).some((home) => home !== subnet);
          if (isThere) continue;
          const [source] = service.sources;
          const place = places.get(network);
          const fix = other && place && (isAttached ? attach(plan, subnet, other) : addBeside(plan, place, other));
          yield finding(
            isAttached ? 'attached' : 'missing',
            [subnet.address],
            subnet.path,
            {
              network: network.name,
              subnet: subnet.address,
              companion: other?.name ?? companion.service,
              why: companion.why,
            },
            { fix, source },
          );
        }
      }
    }
  },
});

/** The subnets of a network by what lives in them; of each service two, which tell all that is asked. */
function homesOf({ subnets }: Network): ReadonlyMap<string, readonly Subnet[]> {
  const homes = new Map<string, Subnet[]>();
  for (const subnet of subnets) {
    for (const { id } of servicesIn(subnet)) {
      const own = homes.get(id);
      if (!own) homes.set(id, [subnet]);
      else if (own.length < 2) own.push(subnet);
    }
  }
  return homes;
}

/** Adds a subnet for a service with the defaults of its inputs, where the network has room and the name that it demands is free. */
function addBeside(plan: Pick<Plan, 'document' | 'sizing'>, place: NetworkPlace, service: Service): Fix | undefined {
  const { network } = place;
  const { values, problems } = readServiceInputs(service, {});
  const required = service.subnet.requiredName?.value;
  if (
    problems.length > 0 ||
    (required !== undefined && isTaken(network, required)) ||
    !hasRoom(place, sizeSubnet([{ service, inputs: values, growth: 0 }], plan.sizing).prefixLength)
  )
    return undefined;
  const name = required === undefined ? freeName(network, service.id) : undefined;
  const entry = { ...(name === undefined ? {} : { name }), service: service.id };
  return { title: `Add a subnet for ${service.name} to ${network.name}`, edits: addSubnets(plan, network, [entry]) };
}

/** Lists a service that is attached to a subnet among its workloads. */
function attach({ document }: Pick<Plan, 'document'>, subnet: Subnet, service: Service): Fix | undefined {
  if (subnet.deployed || subnet.set) return undefined;
  const title = `Attach ${service.name} to ${subnet.address}`;
  const path = [...subnet.path, 'workloads'];
  const written = valueAt(document, subnet.path) as SubnetDocument;
  if (written.workloads) return { title, edits: [{ path: [...path, written.workloads.length], insert: { service: service.id } }] };
  const { service: own, inputs } = written;
  const workloads = [{ service: own, ...(inputs === undefined ? {} : { inputs }) }, { service: service.id }];
  const gone = (['service', 'inputs'] as const).filter((key) => written[key] !== undefined);
  return { title, edits: [{ path, set: workloads }, ...gone.map((key) => ({ path: [...subnet.path, key] }))] };
}
