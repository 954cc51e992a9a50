import { isNetwork } from '../../connectivity/node.ts';
import type { JoiningPath, Line } from '../../connectivity/paths.ts';
import type { Node, Views } from '../../connectivity/views.ts';
import type { ExternalNetwork, Network } from '../../plan/plan.ts';
import { listed } from '../words.ts';

/** Returns a path hop by hop: `spoke-a is peered with hub, hub is peered with spoke-b`. */
export function pathInWords({ lines }: JoiningPath, { sights }: Views): string {
  return lines.map((line) => lineInWords(line, sights.hubs.isHub)).join(', ');
}

function lineInWords(line: Line, isHub: (node: Node) => boolean): string {
  const [a, b] = [line[0] as Node, line.at(-1) as Node];
  const between = line.slice(1, -1);
  const name = (node: Node) => (isHub(node) ? `the Virtual WAN hub ${node.name}` : node.name);
  if (between.length === 0) return stepInWords(a, b, isHub, name);
  if (between.every(isHub)) {
    const [first, ...further] = between.map((hub) => hub.name);
    const hubs = further.length === 0 ? `hub ${first ?? ''}` : `hubs ${[first, ...further.slice(0, -1)].join(', ')} and ${further.at(-1) ?? ''}`;
    return `${a.name} is connected to ${name(b)} through the Virtual WAN ${hubs}`;
  }
  const gateway = between[0] as Network;
  const [external, other] = isNetwork(a) ? [b, a] : [a, b];
  if (isNetwork(external)) return `${a.name} is connected to ${b.name}`;
  if (!isNetwork(other)) return `${external.name} and ${other.name} both attach to ${gateway.name}`;
  return `${external.name} attaches to ${gateway.name} by ${waysOf(external, gateway)}, whose gateway ${other.name} uses`;
}

function stepInWords(a: Node, b: Node, isHub: (node: Node) => boolean, name: (node: Node) => string): string {
  if (isNetwork(a) && isNetwork(b)) {
    if (isHub(a) || isHub(b)) return isHub(b) ? `${a.name} is connected to ${name(b)}` : `${b.name} is connected to ${name(a)}`;
    return `${a.name} is peered with ${b.name}`;
  }
  const [external, network] = (isNetwork(a) ? [b, a] : [a, b]) as [ExternalNetwork, Network];
  const ways = waysOf(external, network);
  if (ways === 'peering')
    return isHub(network) ? `${external.name} is connected to ${name(network)}` : `${external.name} is peered with ${network.name}`;
  return `${external.name} attaches to ${name(network)} by ${ways}`;
}

function waysOf({ connections }: ExternalNetwork, network: Network): string {
  return listed(connections.flatMap(({ to, via }) => (to === network ? [via] : [])));
}
