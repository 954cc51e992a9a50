import type { ConditionalRule, NetworkResource, NsgResource, Resources, RuleResource } from '../../config/resources.ts';
import type { FindingResult, PlanResult } from '../../result/result.ts';
import type { Cell, Sheet } from './sheet.ts';

const join = (texts: readonly string[]) => texts.join(', ');
const yes = (on: boolean) => (on ? 'yes' : 'no');

const RULE_COLUMNS = [
  'Virtual network',
  'Subnet',
  'NSG',
  'Deployed',
  'Priority',
  'Name',
  'Direction',
  'Access',
  'Protocol',
  'From',
  'To',
  'Ports',
  'Only if',
  'Why',
  'Asked by',
  'Source',
  'Source date',
];

/** Every rule of every NSG. What is shown and never deployed says so in its column. */
export function rulesSheet({ networks }: Resources): Sheet {
  const rows = networks.flatMap((network) =>
    network.nsgs.flatMap((nsg) => [
      ...nsg.rules.map((rule) => ruleRow(network, nsg, rule, 'yes')),
      ...nsg.platformRules.map((rule) => ruleRow(network, nsg, rule, 'no, by the platform itself')),
      ...nsg.conditionalRules.map((rule) => conditionalRow(network, nsg, rule)),
    ]),
  );
  return { name: 'Rules', columns: RULE_COLUMNS, rows };
}

function ruleRow(network: NetworkResource, nsg: NsgResource, rule: RuleResource, deployed: string): Cell[] {
  const { name, priority, direction, access, protocol, sources, destinations, ports, because, origin, source } = rule;
  return [
    network.name,
    nsg.subnet,
    nsg.name,
    deployed,
    priority,
    name,
    direction,
    access,
    protocol,
    join(sources),
    join(destinations),
    join(ports),
    '',
    because,
    asked(origin),
    source?.url,
    source?.date,
  ];
}

function conditionalRow(network: NetworkResource, nsg: NsgResource, rule: ConditionalRule): Cell[] {
  const { name, direction, access, protocol, from, to, ports, condition, because, origin, source } = rule;
  return [
    network.name,
    nsg.subnet,
    nsg.name,
    'no, only in some cases',
    undefined,
    name,
    direction,
    access,
    protocol,
    from,
    to,
    join(ports),
    condition,
    because,
    asked(origin),
    source.url,
    source.date,
  ];
}

function asked(origin: string): string {
  return origin === 'user' ? 'plan' : origin;
}

/** Every route of every route table. */
export function routesSheet({ networks }: Resources): Sheet {
  const columns = [
    'Virtual network',
    'Subnet',
    'Route table',
    'Deployed',
    'Name',
    'To',
    'Next hop',
    'Next hop address',
    'Gateway propagation',
    'Why',
    'Asked by',
    'Source',
    'Source date',
  ];
  const rows = networks.flatMap((network) =>
    network.routeTables.flatMap((table) =>
      (['yes', 'no, by the platform itself'] as const).flatMap((deployed) =>
        (deployed === 'yes' ? table.routes : table.platformRoutes).map(({ name, to, nextHop, nextHopAddress, because, origin, source }): Cell[] => [
          network.name,
          table.subnet,
          table.name,
          deployed,
          name,
          to,
          nextHop,
          nextHopAddress,
          yes(table.gatewayPropagation),
          because,
          asked(origin),
          source?.url,
          source?.date,
        ]),
      ),
    ),
  );
  return { name: 'Routes', columns, rows };
}

/** Both sides of every peering. */
export function peeringsSheet({ peerings }: Resources): Sheet {
  return {
    name: 'Peerings',
    columns: ['Peering', 'Virtual network', 'Remote network', 'Forwarded traffic', 'Offers its gateway', 'Uses the remote gateway'],
    rows: peerings.map(({ name, from, to, allowForwardedTraffic, allowGatewayTransit, useRemoteGateways }) => [
      name,
      from,
      to,
      yes(allowForwardedTraffic),
      yes(allowGatewayTransit),
      yes(useRemoteGateways),
    ]),
  };
}

/** Findings that stand, then those that the plan accepts. */
export function findingsSheet({ findings, accepted = [] }: PlanResult): Sheet {
  const cells = ({ severity, rule, message, subjects, fix, source }: FindingResult): Cell[] => [
    severity,
    rule,
    message,
    join(subjects),
    fix?.title,
    source?.title,
    source?.url,
  ];
  return {
    name: 'Findings',
    columns: [
      'Severity',
      'Rule',
      'What is wrong',
      'Concerns',
      'What would remedy it',
      'Source',
      'Source address',
      'Accepted because',
      'Owner',
      'Until',
    ],
    rows: [
      ...findings.map((finding) => [...cells(finding), undefined, undefined, undefined]),
      ...accepted.map((finding) => [...cells(finding), finding.because, finding.owner, finding.until]),
    ],
  };
}
