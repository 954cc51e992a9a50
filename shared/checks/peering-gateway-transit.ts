import { peeringRules } from '../catalog/peering-rules.ts';
import { otherEnd } from '../connectivity/peerings.ts';
import type { Network, Peering, Plan } from '../plan/plan.ts';
import { defineCheck } from './check.ts';
import type { Fix } from './finding.ts';
import { homesWith } from './services-in.ts';
import { listed } from './words.ts';

const GATEWAYS: ReadonlySet<string> = new Set(['expressroute-gateway', 'vpn-gateway']);
// A peering may also lead to a route server, with the same setting.
const ROUTE_SERVER = 'route-server';

/** A peering with gateway transit should lead from a network without a gateway to one that has it, and to one only. */
export const peeringGatewayTransit = defineCheck({
  rule: 'peering-gateway-transit',
  severity: 'error',
  title: 'A peering uses a gateway that is not there, or beside another one.',
  why: 'With "gatewayTransit: hub" the other network of the peering uses the gateway of hub. Azure refuses that while hub has no VPN or ExpressRoute gateway and no route server, while the other network has a gateway of its own, and for a second peering of one network.',
  born: '2026-11',
  sources: [peeringRules.remoteGateways.source],
  messages: {
    none: '{user} should use no gateway of {hub}, which has none.',
    swapped: '{user} should use no gateway of {hub}, which has none; {user} has one that {hub} could use.',
    own: '{user} has a gateway of its own and should not use that of {hub} as well.',
    two: '{user} should use the gateway of one peered network, not of {hubs}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24], subnets: [{service: firewall}]}\n  - {name: spoke, addressSpace: [10.65.0.0/24]}\npeerings: [{between: [hub, spoke], gatewayTransit: hub}]\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24], subnets: [{service: vpn-gateway}]}\n  - {name: spoke, addressSpace: [10.65.0.0/24]}\npeerings: [{between: [hub, spoke], gatewayTransit: hub}]\n',
  },
  *run({ plan }, finding) {
    const used = new Map<Network, { hub: Network; peering: Peering }[]>();
    for (const peering of plan.peerings) {
      const hub = peering.gatewayTransit;
      if (!hub) continue;
      const user = otherEnd(peering, hub);
      used.set(user, [...(used.get(user) ?? []), { hub, peering }]);
    }
    if (used.size === 0) return;
    const holders = holdersOf(plan);
    for (const [user, hubs] of used) {
      for (const { hub, peering } of hubs) {
        const path = [...peering.path, 'gatewayTransit'];
        const values = { user: user.name, hub: hub.name };
        const remove: Fix = { title: `Let ${user.name} use no gateway of ${hub.name}`, edits: [{ path }] };
        if (!holders.serving.has(hub)) {
          const swap: Fix = { title: `Let ${hub.name} use the gateway of ${user.name}`, edits: [{ path, set: user.name }] };
          const mayServe = holders.gateways.has(user) && !used.has(hub);
          if (mayServe) yield finding('swapped', [user.name, hub.name], path, values, { fix: swap, alternatives: [remove] });
          else yield finding('none', [user.name, hub.name], path, values, { fix: remove });
        } else if (holders.gateways.has(user)) {
          yield finding('own', [user.name, hub.name], path, values, { fix: remove, source: peeringRules.remoteGatewayBesideOwn.source });
        }
      }
      const [, second] = hubs;
      if (second && hubs.length > peeringRules.remoteGateways.value) {
        const names = hubs.map(({ hub }) => hub.name).sort();
        yield finding('two', [user.name, ...names], [...second.peering.path, 'gatewayTransit'], { user: user.name, hubs: listed(names) });
      }
    }
  },
});

/** The networks that hold a gateway, and those whose peers may use what they hold. */
function holdersOf(plan: Plan): { readonly gateways: ReadonlySet<Network>; readonly serving: ReadonlySet<Network> } {
  const gateways = new Set(homesWith(plan, ({ id }) => GATEWAYS.has(id)).map(({ network }) => network));
  // A Virtual WAN hub is no network of its own: the gateways in it serve what is connected to it.
  const others = homesWith(plan, ({ id, placement }) => id === ROUTE_SERVER || placement === 'block').map(({ network }) => network);
  return { gateways, serving: new Set([...gateways, ...others]) };
}
