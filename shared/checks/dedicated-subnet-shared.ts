import type { Service } from '../catalog/service.ts';
import { virtualNetworkFaq } from '../catalog/azure-subnet.ts';
import { defineCheck } from './check.ts';

/** A service that wants a subnet to itself should not share one. */
export const dedicatedSubnetShared = defineCheck({
  rule: 'dedicated-subnet-shared',
  severity: 'error',
  title: 'A service that needs a subnet of its own shares one.',
  why: 'Some services accept nothing else in their subnet, some only more of the same. Azure refuses the deployment of whichever comes second.',
  born: '2026-11',
  sources: [virtualNetworkFaq],
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
  *run({ plan }, finding) {
    for (const network of plan.networks) {
      for (const subnet of network.subnets) {
        const services = [...new Set(subnet.workloads.map((workload) => workload.service))];
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
              more,
            );
          }
          if (sharing.kind === 'dedicated' && subnet.workloads.filter((workload) => workload.service === service).length > 1) {
            yield finding('twice', [subnet.address], subnet.path, { service: service.name, subnet: subnet.address }, more);
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
              more,
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
