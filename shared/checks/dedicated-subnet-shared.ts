import type { Service } from '../catalog/service.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import type { Subnet } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import { partSubnet } from './remedies/new-subnet.ts';
import { servicesIn } from './services-in.ts';

/** A service that wants a subnet to itself should not share one. */
export const dedicatedSubnetShared = defineCheck({
  rule: 'dedicated-subnet-shared',
  severity: 'error',
  title: 'A service that needs a subnet of its own shares one.',
  why: 'Some services accept nothing else in their subnet, some only more of the same. Azure refuses the deployment of whichever comes second.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
  scope: 'network',
  messages: {
    others: '{service} should not share {subnet} with {other}; it needs a subnet {of}.',
    twice: '{service} should stand in {subnet} once only; each one needs a subnet of its own.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: db, workloads: [{service: sql-managed-instance, inputs: {gp: 1}}, {service: virtual-machines, inputs: {machines: 3}}]}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets:\n      - {name: db, service: sql-managed-instance, inputs: {gp: 1}}\n      - {name: app, inputs: {machines: 3}}\n',
  },
  *run({ plan, allocation }, finding) {
    for (const place of allocation.networks) {
      for (const { subnet } of place.subnets) {
        if (subnet.workloads.length < 2 && subnet.privateEndpoints.length === 0) continue;
        // What takes no address of the subnet, as a NAT gateway that is attached to it, does not share it.
        const services = servicesIn(subnet).filter(({ placement }) => placement !== 'none');
        for (const service of services) {
          const { sharing } = service.subnet;
          const more = { source: sharing.source };
          const others = services.filter((other) => other !== service && !mayShare(service, other));
          for (const other of others) {
            // Reported once for a pair: by the one that objects, the first by id when both do.
            if (!mayShare(other, service) && other.id < service.id) continue;
            yield finding(
              'others',
              [subnet.address],
              subnet.path,
              {
                service: service.name,
                subnet: subnet.address,
                other: other.name,
                of: sharing.kind === 'dedicated' ? 'of its own' : 'that holds only its kind',
              },
              { ...more, fix: partSubnet(plan, place, subnet, [placesOf(subnet, moverOf(subnet, service, other))]) },
            );
          }
          if (sharing.kind === 'dedicated' && subnet.workloads.filter((workload) => workload.service === service).length > 1) {
            const further = placesOf(subnet, service)
              .slice(1)
              .map((i) => [i]);
            yield finding(
              'twice',
              [subnet.address],
              subnet.path,
              { service: service.name, subnet: subnet.address },
              { ...more, fix: partSubnet(plan, place, subnet, further) },
            );
          }
          if (sharing.kind !== 'shared' && subnet.privateEndpoints.length > 0 && service.id !== 'private-endpoint') {
            yield finding(
              'others',
              [subnet.address],
              [...subnet.path, 'privateEndpoints'],
              {
                service: service.name,
                subnet: subnet.address,
                other: 'private endpoints',
                of: sharing.kind === 'dedicated' ? 'of its own' : 'that holds only its kind',
              },
              { ...more, fix: partSubnet(plan, place, subnet, 'endpoints') },
            );
          }
        }
      }
    }
  },
});

function mayShare(service: Service, other: Service): boolean {
  const { sharing } = service.subnet;
  return sharing.kind === 'shared' || (sharing.with?.includes(other.id) ?? false);
}

/** Which of two moves out: the one that is objected to, unless the subnet bears the name that it demands. */
function moverOf(subnet: Subnet, service: Service, other: Service): Service {
  return other.subnet.requiredName?.value === subnet.name ? service : other;
}

function placesOf({ workloads }: Subnet, service: Service): number[] {
  return workloads.flatMap((workload, i) => (workload.service === service ? [i] : []));
}
