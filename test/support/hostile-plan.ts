import type { PlanDocument } from '../../shared/plan/document.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';

/** A plan in which everything that a user can name or describe has a hostile name, each of them somewhere. */
export function hostilePlan(): PlanDocument {
  const [first = '', second = ''] = HOSTILE_NAMES;
  return {
    cadastre: 1,
    name: HOSTILE_NAMES.join(' '),
    addressPools: HOSTILE_NAMES.map((name, i) => ({
      name: `pool ${name}`,
      prefixes: [`172.${16 + (i % 16)}.${Math.floor(i / 16)}.0/24`],
      reserved: [{ prefix: `172.${16 + (i % 16)}.${Math.floor(i / 16)}.0/28`, reason: name }],
    })),
    externalNetworks: HOSTILE_NAMES.map((name, i) => ({ name: `site ${name}`, prefixes: [`192.168.${i}.0/24`] })),
    virtualNetworks: HOSTILE_NAMES.map((name, i) => ({
      name: `${name} ${i}`,
      addressSpace: [`10.${i}.0.0/24`],
      region: 'westeurope',
      resourceGroup: name,
      ...(i % 3 === 0 ? { subscription: '00000000-0000-0000-0000-000000000001' } : {}),
      tags: { [name]: name },
      subnets: [
        {
          name,
          size: '/26',
          workloads: [{ service: 'virtual-machines' }, { service: 'nat-gateway' }],
          serviceEndpoints: ['Microsoft.Storage.Global'],
          serviceEndpointPolicy: ['/services/Azure', '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/-(a)._ü'],
          privateEndpoints: [{ resource: 'key-vault' }],
          rules: [{ name: `rule ${name}`, description: name, direction: 'inbound', access: 'allow', from: 'Internet', to: 'self', priority: 200 }],
          routes: [{ name: `route ${name}`, prefix: '10.0.0.0/8', nextHop: 'none' }],
        },
      ],
    })),
    peerings: [{ between: [`${first} 0`, `${second} 1`] }],
    suppress: [{ rule: 'no-outbound', subject: `${first} 0/${first}`, reason: second, owner: first }],
  };
}
