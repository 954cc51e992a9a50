import { SMALLEST_SUBNET } from './azure-subnet.ts';
import type { NsgNeeds, RouteNeeds, SubnetNeeds } from './service.ts';
import type { Source } from './source.ts';

/** What an entry of placement `none` says where others speak of their subnet. `source` is the page that says it needs none. */
export const noSubnet = (source: Source): SubnetNeeds => ({
  sharing: { kind: 'shared', source },
  smallest: SMALLEST_SUBNET,
  ipv6: { value: 'unknown', source },
  resizable: { value: 'empty-only', source },
});

/** The same of its NSG: there is no subnet to put one on. */
export const noNsg = (source: Source): NsgNeeds => ({ support: { value: 'not-supported', source, note: 'It has no subnet of yours.' }, rules: [] });

/** The same of its routes. */
export const noRoutes = (source: Source): RouteNeeds => ({
  table: { value: 'not-supported', source, note: 'It has no subnet of yours.' },
  defaultRoute: 'any',
  required: [],
});
