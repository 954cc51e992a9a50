import { peeredPrivateEndpointGauge } from '../limits/private-endpoints.ts';
import { limitCheck } from './limits/limit-check.ts';
import { lines, planOf } from './limits/samples.ts';

export const limitsPeeredEndpoints = limitCheck({
  rule: 'limits-peered-endpoints',
  title: 'Peered networks together have many private endpoints, or more than Azure allows.',
  why: 'Endpoints are known in every network that is peered with theirs. Beyond the limit connections become unreliable; spread the endpoints over hubs, or turn to high scale private endpoints.',
  limits: ['privateEndpointsPerPeeredNetworks'],
  gauge: peeredPrivateEndpointGauge,
  samples: {
    failing: planOf(
      'virtualNetworks:',
      '  - {name: hub, addressSpace: [10.0.0.0/24]}',
      ...lines(
        5,
        (i) =>
          `  - {name: s${i}, addressSpace: [10.${i + 1}.0.0/16], subnets: [{name: endpoints, privateEndpoints: [{resource: storage-blob, count: 700}]}]}`,
      ),
      'peerings:',
      ...lines(5, (i) => `  - {between: [hub, s${i}]}`),
    ),
    passing: planOf(
      'virtualNetworks:',
      '  - {name: hub, addressSpace: [10.0.0.0/24]}',
      '  - {name: spoke, addressSpace: [10.1.0.0/16], subnets: [{name: endpoints, privateEndpoints: [{resource: storage-blob, count: 700}]}]}',
      'peerings:',
      '  - {between: [hub, spoke]}',
    ),
  },
});
