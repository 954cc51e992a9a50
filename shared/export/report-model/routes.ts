import type { RouteResource } from '../../config/resources.ts';
import { code, table, type Section, type Text } from './model.ts';
import type { NetworkAbout } from './network.ts';
import { asker } from './rules.ts';
import type { SourceNumbers } from './sources.ts';

const COLUMNS = ['Name', 'To', 'Next hop', 'Address', 'Why', 'Source'];

/** A section for each route table of a network: its routes, and those that are shown and not deployed. */
export function routeSections({ id, resource }: NetworkAbout, sources: SourceNumbers): Section[] {
  const row = (route: RouteResource): (Text | string)[] => [
    [code(route.name)],
    [code(route.to)],
    route.nextHop,
    route.nextHopAddress === undefined ? '' : [code(route.nextHopAddress)],
    [...asker(route.origin), route.because],
    sources.cite(route.source),
  ];
  return (resource?.routeTables ?? []).map(({ name, subnet, gatewayPropagation, because, routes, platformRoutes }, i) => ({
    id: `${id}-route-table-${i + 1}`,
    title: ['Route table ', code(name)],
    blocks: [
      {
        kind: 'paragraph',
        text: [
          'Route table of ',
          code(subnet),
          `. ${because} Routes that gateways learn ${gatewayPropagation ? 'reach the subnet' : 'do not reach the subnet'}.`,
        ],
      },
      ...table(['Routes of ', code(name)], COLUMNS, routes.map(row)),
      ...table(['Added to ', code(name), ' by the platform itself, not deployed'], COLUMNS, platformRoutes.map(row)),
    ],
    sections: [],
  }));
}
