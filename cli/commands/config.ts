import type { NetworkResource, NsgResource, RouteTableResource, RuleResource, SubnetResource } from '../../shared/config/resources.ts';
import { nearest } from '../../shared/problem/nearest.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { openPlan } from '../open-plan.ts';
import { paint, print, printJson, safe, table } from '../print.ts';
import { reportProblems } from '../problems.ts';

export interface ConfigOptions {
  readonly subnet?: string;
  readonly json?: boolean;
}

/** `cadastre config FILE [--subnet NET/SUBNET]`: the generated NSG rules, routes, endpoints, delegations and peerings. */
export async function config(file: string, { subnet, json = false }: ConfigOptions): Promise<ExitCode> {
  const opened = await openPlan(file);
  if (!opened.ok) return reportProblems(opened.problems, { file, json });
  const { resources, findings } = opened.value.computed;
  const all = resources.networks.flatMap((network) => network.subnets.map((entry) => ({ network, entry })));
  const shown = subnet === undefined ? all : all.filter(({ entry }) => entry.address === subnet);
  if (subnet !== undefined && shown.length === 0) {
    const near = nearest(
      subnet,
      all.map(({ entry }) => entry.address),
    );
    return reportProblems(
      [
        {
          code: 'unknown-reference',
          at: '--subnet',
          text: `There is no placed subnet ${subnet} in this plan.`,
          input: subnet,
          expected: 'NETWORK/SUBNET',
          ...(near === undefined ? {} : { hint: `Did you mean "${near}"?` }),
        },
      ],
      { json },
    );
  }
  if (json) {
    printJson(
      subnet === undefined
        ? resources
        : {
            subnets: shown.map(({ network, entry }) => ({
              ...entry,
              nsg: nsgOf(network, entry) ?? null,
              routeTable: tableOf(network, entry) ?? null,
            })),
          },
    );
  } else {
    const parts = shown.map(({ network, entry }) => subnetText(entry, nsgOf(network, entry), tableOf(network, entry)));
    if (subnet === undefined && resources.peerings.length > 0) {
      const rows = resources.peerings.map((p) => [
        safe(p.from),
        safe(p.to),
        yes(p.allowForwardedTraffic),
        yes(p.allowGatewayTransit),
        yes(p.useRemoteGateways),
      ]);
      parts.push(
        `${paint('bold', 'Peerings')}\n${table(
          ['from', 'to', 'forwarded traffic', 'gateway transit', 'remote gateway'].map((title) => ({ title })),
          rows,
          '  ',
        )}`,
      );
    }
    if (subnet === undefined && resources.leftToServices.length > 0) {
      const rows = resources.leftToServices.map((one) => [safe(one.subject), one.prefixes.join(', '), one.because]);
      parts.push(`${paint('bold', 'Left to services')}\n${table([{ title: 'subject' }, { title: 'prefix' }, { title: '' }], rows, '  ')}`);
    }
    if (parts.length === 0) parts.push('No subnet has a place.');
    print(parts.join('\n\n'));
  }
  return findings.some((finding) => finding.severity === 'error') ? EXIT.findings : EXIT.done;
}

const yes = (value: boolean) => (value ? 'yes' : 'no');

function nsgOf(network: NetworkResource, subnet: SubnetResource): NsgResource | undefined {
  return network.nsgs.find((nsg) => nsg.name === subnet.nsg);
}

function tableOf(network: NetworkResource, subnet: SubnetResource): RouteTableResource | undefined {
  return network.routeTables.find((entry) => entry.name === subnet.routeTable);
}

function subnetText(subnet: SubnetResource, nsg: NsgResource | undefined, routes: RouteTableResource | undefined): string {
  const lines = [`${paint('bold', safe(subnet.address))}  ${subnet.prefixes.join(' ')}  ${subnet.purpose}`];
  if (subnet.delegation) lines.push(`  delegated to ${subnet.delegation.to}`);
  if (subnet.serviceEndpoints.length > 0) lines.push(`  service endpoints: ${safe(subnet.serviceEndpoints.join(', '))}`);
  if (nsg) {
    const columns = ['direction', 'priority', 'access', 'protocol', 'from', 'to', 'ports', 'why'].map((title) => ({ title }));
    const row = (rule: RuleResource, mark: string) => [
      rule.direction,
      String(rule.priority),
      rule.access,
      rule.protocol,
      rule.sources.join(' '),
      rule.destinations.join(' '),
      rule.ports.join(' '),
      safe(`${mark}${rule.origin}: ${rule.because}`),
    ];
    const rows = [...nsg.rules.map((rule) => row(rule, '')), ...nsg.platformRules.map((rule) => row(rule, 'by the platform, '))];
    lines.push(`  NSG ${safe(nsg.name)}`, rows.length === 0 ? '    only the default rules' : table(columns, rows, '    '));
    for (const rule of nsg.conditionalRules)
      lines.push(
        `    if ${rule.condition}: ${rule.direction} ${rule.access} ${rule.protocol} ${rule.from} → ${rule.to} ${rule.ports.join(' ')} (${rule.origin}: ${rule.because})`,
      );
  } else lines.push(`  no NSG: ${subnet.noNsgBecause ?? ''}`);
  if (routes) {
    lines.push(`  Route table ${safe(routes.name)}${routes.gatewayPropagation ? '' : ', without routes learned by gateways'}: ${routes.because}`);
    const rows = [...routes.routes, ...routes.platformRoutes].map((route) => [
      safe(route.name),
      route.to,
      [route.nextHop, route.nextHopAddress].filter(Boolean).join(' '),
      safe(`${routes.platformRoutes.includes(route) ? 'by the platform, ' : ''}${route.origin}: ${route.because}`),
    ]);
    if (rows.length > 0)
      lines.push(
        table(
          ['route', 'to', 'next hop', 'why'].map((title) => ({ title })),
          rows,
          '    ',
        ),
      );
  }
  return lines.join('\n');
}
