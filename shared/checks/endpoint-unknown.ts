import { ACCEPTED_ENDPOINT_TYPES, findServiceEndpoint, nearestServiceEndpoint } from '../catalog/service-endpoints/index.ts';
import { defineCheck } from './check.ts';
import { flowServiceOf, placesOfEndpoint } from './endpoint-lists.ts';
import type { Fix } from './finding.ts';

/** A service endpoint should be one that Azure has. */
export const endpointUnknown = defineCheck({
  rule: 'endpoint-unknown',
  severity: 'warning',
  title: 'A service endpoint is of a type that the catalog does not know.',
  why: 'Azure has a short, closed list of service endpoint types; exports write the name as it stands, and Azure refuses one that it does not have. Services that are not in the list are reached over private endpoints, or live in the network. A type that is newer than the catalog of this version is reported too.',
  born: '2026-11',
  sources: [ACCEPTED_ENDPOINT_TYPES.source],
  scope: 'network',
  messages: {
    subnet: 'The service endpoint {type} of {subnet} should be one that Azure has{near}.',
    flow: 'The service {type} of the flow from {from} to {to} should be one that has service endpoints{near}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, inputs: {machines: 4}, serviceEndpoints: [Microsoft.Storge]}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - name: spoke\n    addressSpace: [10.64.0.0/24]\n    subnets: [{name: app, inputs: {machines: 4}, serviceEndpoints: [Microsoft.Storage]}]\n',
  },
  *run({ plan }, finding) {
    for (const { subnets } of plan.networks) {
      for (const subnet of subnets) {
        for (const type of subnet.serviceEndpoints) {
          if (findServiceEndpoint(type)) continue;
          const near = nearestServiceEndpoint(type);
          const places = placesOfEndpoint(plan, subnet, type);
          const path = places[0] ?? [...subnet.path, 'serviceEndpoints'];
          // What it stands for, or what leads to the same, may be there already.
          const beside = [near, near === undefined ? undefined : findServiceEndpoint(near)?.excludes].find(
            (one) => one !== undefined && subnet.serviceEndpoints.includes(one),
          );
          const isThere = beside !== undefined;
          const fix: Fix | undefined =
            near === undefined
              ? undefined
              : {
                  title: isThere ? `Remove ${type}, beside which ${beside} stands` : `Write ${near}`,
                  edits: places.map((place, i) => (isThere || i > 0 ? { path: place } : { path: place, set: near })),
                };
          yield finding('subnet', [subnet.address], path, { type, subnet: subnet.address, near: suchAs(near) }, { fix });
        }
      }
    }
  },
  *ofPlan({ plan }, finding) {
    for (const [i, { from, to }] of plan.flows.entries()) {
      for (const [side, end] of [['from', from] as const, ['to', to] as const]) {
        const service = flowServiceOf(end);
        if (!service || findServiceEndpoint(service.type)) continue;
        const near = nearestServiceEndpoint(service.type);
        const path = ['flows', i, side];
        const written = `service:${near ?? ''}${service.region === undefined ? '' : `@${service.region}`}`;
        const fix = near === undefined ? {} : { fix: { title: `Write ${written}`, edits: [{ path, set: written }] } };
        yield finding('flow', [end], path, { type: service.type, from, to, near: suchAs(near) }, fix);
      }
    }
  },
});

function suchAs(near: string | undefined): string {
  return near === undefined ? '' : `, such as ${near}`;
}
