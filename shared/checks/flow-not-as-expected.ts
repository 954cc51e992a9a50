import { nsgOverview } from '../catalog/nsg-rules.ts';
import { routesOverview } from '../catalog/route-rules.ts';
import type { FlowDocument } from '../plan/document.ts';
import { answerFlow, type FlowAnswer } from '../reach/flow.ts';
import { servicesOf, serviceWords } from '../reach/traffic.ts';
import { defineCheck } from './check.ts';

// Sentences of the reasons that one message gives.
const MOST_REASONS = 4;

/** Flows should pass, or be blocked, as the document says. */
export const flowNotAsExpected = defineCheck({
  rule: 'flow-not-as-expected',
  severity: 'error',
  title: 'A flow is not as the plan expects it.',
  why: 'Flows say what must, and what must not, be possible, and are worked out like tests: along the effective routes, past the NSGs at both ends, and back again. Where the plan does not hold what decides (the inside of a firewall, the addresses of a service tag, public addresses of machines) the answer is unknown, and an info says why. A flow to a service asks for the way through a service endpoint; that a public way is open besides is an info too.',
  born: '2026-11',
  sources: [routesOverview, nsgOverview],
  messages: {
    blocked: 'The flow from {from} to {to} ({traffic}) should be allowed and is blocked. {why}',
    partly: 'The flow from {from} to {to} ({traffic}) should be {expect} and is allowed in part only. {why}',
    allowed: 'The flow from {from} to {to} ({traffic}) should be blocked and is allowed. {why}',
    unknown: 'The flow from {from} to {to} ({traffic}) should be {expect}; whether it is cannot be told. {why}',
    publicWay: 'The flow from {from} to {to} ({traffic}) should be blocked, and is so through a service endpoint only. {why}',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: shop, addressSpace: [10.64.0.0/24], subnets: [{name: web, size: /26}]}\n  - {name: erp, addressSpace: [10.65.0.0/24], subnets: [{name: api, size: /26}]}\nflows:\n  - {from: shop/web, to: erp/api, protocol: tcp, ports: [443], expect: allowed}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: shop, addressSpace: [10.64.0.0/24], subnets: [{name: web, size: /26}]}\n  - {name: erp, addressSpace: [10.65.0.0/24], subnets: [{name: api, size: /26}]}\npeerings:\n  - {between: [shop, erp]}\nflows:\n  - {from: shop/web, to: erp/api, protocol: tcp, ports: [443], expect: allowed}\n',
  },
  *run({ plan, reach }, finding) {
    for (const [i, flow] of plan.flows.entries()) {
      const answer = answerFlow(reach, flow);
      const message = messageFor(flow, answer);
      if (message === undefined) continue;
      const because = message === 'publicWay' ? [answer.publicWay ?? ''] : reasonsFor(flow, answer).slice(0, MOST_REASONS);
      const values = { from: flow.from, to: flow.to, expect: flow.expect, traffic: trafficOf(flow), why: because.join(' ') };
      const { routing, filtering } = answer.layers;
      const source = filtering.verdict === 'blocked' && routing.verdict !== 'blocked' ? nsgOverview : routesOverview;
      const severity = message === 'unknown' || message === 'publicWay' ? 'info' : 'error';
      yield finding(message, [flow.from, flow.to], ['flows', i, 'expect'], values, { source, severity });
    }
  },
});

function messageFor(
  { expect }: FlowDocument,
  { verdict, publicWay }: FlowAnswer,
): 'blocked' | 'partly' | 'allowed' | 'unknown' | 'publicWay' | undefined {
  if (verdict === expect) return expect === 'blocked' && publicWay !== undefined ? 'publicWay' : undefined;
  return verdict;
}

/** What speaks against the expectation. */
function reasonsFor({ expect }: FlowDocument, { because, parts }: FlowAnswer): readonly string[] {
  return parts?.find(({ verdict }) => verdict !== expect && verdict !== 'unknown')?.because ?? because;
}

function trafficOf({ protocol, ports }: FlowDocument): string {
  return serviceWords(servicesOf(protocol ?? 'any', (ports ?? []).map(String)));
}
