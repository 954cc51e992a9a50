import { endpointOverview, endpointOverview2019, type ServiceEndpoint } from '../service-endpoint.ts';
import { source } from '../source.ts';

const page = source(
  'Virtual network rules of Azure SQL Database',
  'https://learn.microsoft.com/azure/azure-sql/database/vnet-service-endpoint-rule-overview',
  '2021-07-14',
);

export const sqlEndpoint: ServiceEndpoint = {
  type: 'Microsoft.Sql',
  id: 'sql',
  name: 'Azure SQL',
  status: 'ga',
  covers: [
    'SQL Database',
    'dedicated SQL pools of Synapse (formerly SQL DW)',
    'Database for MariaDB (retired)',
    'single servers of PostgreSQL and MySQL (retired, listed until 2019)',
  ],
  region: {
    value: 'same-region',
    source: page,
    note: 'The network lives in the region of the logical server; traffic to other regions does not take the endpoint.',
  },
  pairedRegion: { value: 'no', source: page },
  otherTenants: { value: 'refused', source: page },
  tag: 'Sql',
  ports: ['1433', '11000-11999'],
  portsNote: '11000-11999 with the redirect connection policy',
  networkRules: { value: 128, source: page },
  steps: [
    'Enable the endpoint on the subnet.',
    'Add the subnet to the rules of the logical server, not of a database.',
    'Where private endpoints exist already, public access must not be denied while rules are made.',
  ],
  notes: [
    'Traffic to PostgreSQL and MySQL servers behind the same type switches over as well: without rules of theirs connections fail.',
    'IP rules also hold for sources behind VPN and ExpressRoute, network rules do not.',
    'Network and server belong to one tenant; both subscriptions have Microsoft.Sql registered.',
    'Flexible servers of PostgreSQL and MySQL and SQL Managed Instance do not use it.',
    'A rule may be made before the endpoint, with the flag that ignores a missing one; it protects once the endpoint is there.',
  ],
  conflicts: [
    {
      topic: 'covered services',
      says: ['MariaDB listed although retired, single servers no longer (2025-07-22)', 'single servers listed (2019-11-08)'],
      followed: 'All are named with their state.',
    },
  ],
  sources: [page, endpointOverview, endpointOverview2019],
};
