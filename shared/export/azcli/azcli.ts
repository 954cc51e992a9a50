import type { Resources } from '../../config/resources.ts';
import type { Computed } from '../../result/compute.ts';
import { groupsOf } from '../arm/scopes.ts';
import { peeringOrder } from '../bicep/main-module.ts';
import type { TextExporter } from '../exporter.ts';
import { leftOutNotes } from '../reasons.ts';
import { endpointCommands, peeringCommand, zoneCommands, zoneScope } from './joining-commands.ts';
import { networkCommands } from './network-commands.ts';
import { subscriptionWord, targetVariables } from './scope.ts';
import { az, comment, quote, variable } from './shell.ts';

/**
 * A script for bash and the Azure CLI. Run again, it changes what differs from the plan and makes nothing twice; what the plan no longer holds
 * stays where it is. Every command names its subscription, and none changes which one is current.
 */
export const azcli: TextExporter = {
  id: 'azcli',
  title: 'Azure CLI script',
  kind: 'file',
  fileName: 'deploy.sh',
  write: ({ plan, resources }: Computed) => [{ path: 'deploy.sh', text: script(plan.name, resources) }],
};

function script(planName: string, resources: Resources): string {
  const { networks, dnsZones, peerings } = resources;
  const byName = new Map(networks.map((network) => [network.name, network]));
  const zones = new Map(dnsZones.map((zone) => [zone.name, zoneScope(zone, byName)]));
  const targets = targetVariables(resources);
  const parts = [
    head(planName, resources),
    ...settings(resources, targets),
    ABSENT,
    ...groupsOf(resources).map((group) =>
      [
        comment(`Resource group ${group.name}.`),
        // This one command reads values in the older way, in which no quotes are unwrapped.
        az('group create', [
          ['name', quote(group.name)],
          ['subscription', subscriptionWord(group.subscription)],
          ['location', group.region === undefined ? variable('location') : quote(group.region)],
        ]),
      ].join('\n'),
    ),
    ...networks.flatMap(networkCommands),
    ...dnsZones.flatMap((zone) => zoneCommands(zone, byName)),
    ...networks.flatMap((network) =>
      network.privateEndpoints.map((endpoint) => endpointCommands(endpoint, targets.get(endpoint.name) ?? '', network, zones)),
    ),
    ...peeringOrder(peerings).flatMap((peering) => {
      const from = byName.get(peering.from);
      const to = byName.get(peering.to);
      return from && to ? [`${comment(`Peering of ${peering.from} with ${peering.to}.`)}\n${peeringCommand(peering, from, to)}`] : [];
    }),
  ];
  return `${parts.join('\n\n')}\n`;
}

function head(planName: string, resources: Resources): string {
  return [
    '#!/usr/bin/env bash',
    comment(`Plan ${planName}: virtual networks, NSGs, route tables and peerings.`),
    comment('Written by Cadastre. Change the plan, not this file.'),
    comment('Sign in with az login, choose the subscription with az account set, then run it: bash deploy.sh'),
    comment('Run it again at any time. What the plan no longer holds is not removed.'),
    ...leftOutNotes(resources).map(comment),
    'set -euo pipefail',
    'export AZURE_CORE_OUTPUT=none',
  ].join('\n');
}

function settings({ networks, peerings }: Resources, targets: ReadonlyMap<string, string>): string[] {
  const parts = [
    [
      comment('The subscription of what the plan puts in none: by default the current one.'),
      'home_subscription="${home_subscription:-$(az account show --query=id --output=tsv)}"',
    ],
  ];
  if (networks.some((network) => network.region === undefined))
    parts.push([
      comment('The region of the networks for which the plan names none: location=westeurope bash deploy.sh'),
      ': "${location:?The plan names no region for some networks: set location.}"',
    ]);
  if (peerings.some((peering) => peering.useRemoteGateways))
    parts.push([
      comment('Whether the gateways exist yet: a peering can use a remote gateway only then. Run with gateways_exist=true once they do.'),
      'gateways_exist="${gateways_exist:-false}"',
    ]);
  const endpoints = networks.flatMap((network) => network.privateEndpoints);
  if (endpoints.length > 0)
    parts.push([
      comment('The id of the resource that each private endpoint leads to; one without a target is not made.'),
      ...endpoints.flatMap(({ name, subnet, purpose }) => {
        const target = targets.get(name) ?? '';
        return [comment(`${name} in ${subnet}: ${purpose}`), `${target}="\${${target}:-}"`];
      }),
    ]);
  return parts.map((lines) => lines.join('\n'));
}

// To take any failure for an absence would create an NSG anew, and so empty it, when the network is down for a moment. For a resource that is
// not there, `show` ends with 3 (azure-cli, doc/command_guidelines.md, exit codes).
const ABSENT = `# Whether a resource is not there yet: "show" then ends with 3. Any other failure ends the script.
absent() {
  local code=0 message
  message="$(az "$@" 2>&1)" || code=$?
  case "$code" in
    0) return 1 ;;
    3) return 0 ;;
  esac
  printf '%s\\n' "$message" >&2
  exit "$code"
}`;
