import { expect, test } from 'vitest';
import { checks } from '../../../shared/checks/index.ts';
import { diffDocuments, editsOfDiff } from '../../../shared/compare/patch/index.ts';
import { applyEdits } from '../../../shared/plan/apply-edits.ts';
import type { PlanDocument } from '../../../shared/plan/document.ts';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import type { SourceEdit } from '../../../shared/plan/source-edit.ts';
import { computePlan, type Computed } from '../../../shared/result/compute.ts';

// What is found in a network is kept while nothing changes that it was found by. Here something changes elsewhere.

function compute(document: PlanDocument, previous?: Computed): Computed {
  const made = computePlan(document, { previous });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

function documentOf(text: string): PlanDocument {
  const read = readPlanDocument(text, 'yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.document;
}

/** Computes a document, and the edited one with what was computed of the first; that is the same as from scratch. */
function edited(document: PlanDocument, edits: readonly SourceEdit[]): { readonly before: Computed; readonly after: Computed } {
  const before = compute(document);
  const next = applyEdits(document, edits);
  const after = compute(next, before);
  const again = compute(structuredClone(next));
  expect(after.findings).toEqual(again.findings);
  expect(after.resources).toEqual(again.resources);
  return { before, after };
}

const counted = ({ findings }: Computed, rule: string, subject: string) =>
  findings.filter((finding) => finding.rule === rule && finding.subjects.includes(subject)).length;

const hubAndSpoke = `
cadastre: 1
name: elsewhere
externalNetworks:
  - {name: dc, prefixes: [172.16.0.0/12], connections: [{to: hub, via: vpn}]}
virtualNetworks:
  - name: hub
    addressSpace: [10.0.0.0/22]
    subnets:
      - {service: vpn-gateway, prefix: 10.0.0.0/26}
      - {name: machines, prefix: 10.0.1.0/24, inputs: {machines: 4}}
  - name: spoke
    addressSpace: [10.1.0.0/22]
    subnets:
      - name: app
        prefix: 10.1.0.0/24
        inputs: {machines: 4}
        serviceEndpoints: [Microsoft.Storage]
        routes: [{prefix: 192.0.2.0/24, nextHop: firewall}]
        rules:
          - {name: from-other, direction: inbound, access: deny, from: other, to: self, priority: 200}
          - {name: from-part, direction: inbound, access: deny, from: other/part, to: self, priority: 300}
          - {name: from-range, direction: inbound, access: deny, from: 10.9.0.0/24, to: self, priority: 400}
  - name: plain
    addressSpace: [10.2.0.0/22]
    subnets:
      - {name: gateway, service: application-gateway, prefix: 10.2.0.0/24}
  - name: other
    addressSpace: [10.9.0.0/16]
    subnets:
      - {name: part, prefix: 10.9.5.0/24, inputs: {machines: 4}}
peerings:
  - {between: [hub, spoke], gatewayTransit: hub}
  - {between: [hub, plain], gatewayTransit: hub}
`;

test.each<{
  readonly what: string;
  readonly rule: string;
  readonly subject: string;
  /** How often the rule is told of the subject, before and after. */
  readonly told: readonly [before: number, after: number];
  readonly edits: readonly SourceEdit[];
}>([
  {
    what: 'a peer gets a firewall',
    rule: 'next-hop-missing',
    subject: 'spoke/app',
    told: [1, 0],
    edits: [{ path: ['virtualNetworks', 0, 'subnets', 2], insert: { service: 'firewall', prefix: '10.0.0.64/26' } }],
  },
  {
    what: 'a peer gets private endpoints',
    rule: 'endpoint-shadowed',
    subject: 'spoke/app',
    told: [0, 1],
    edits: [{ path: ['virtualNetworks', 0, 'subnets', 1, 'privateEndpoints'], set: [{ resource: 'storage-blob' }] }],
  },
  {
    what: 'a network that a rule names moves',
    rule: 'nsg-rule-shadowed',
    subject: 'spoke/app',
    told: [2, 0],
    edits: [
      { path: ['virtualNetworks', 3, 'addressSpace'], set: ['10.8.0.0/16'] },
      { path: ['virtualNetworks', 3, 'subnets', 0, 'prefix'], set: '10.9.5.0/24' },
    ],
  },
  {
    what: 'the gateway of a peer is used no longer',
    rule: 'default-route-breaks-service',
    subject: 'plain/gateway',
    told: [1, 0],
    edits: [{ path: ['peerings', 1, 'gatewayTransit'] }],
  },
  {
    what: 'an external network advertises less',
    rule: 'default-route-breaks-service',
    subject: 'plain/gateway',
    told: [1, 0],
    edits: [{ path: ['externalNetworks', 0, 'prefixes'], set: ['172.16.0.0/12'] }],
  },
  {
    what: 'the organisation asks for other names',
    rule: 'name-pattern',
    subject: 'spoke',
    told: [0, 1],
    edits: [{ path: ['rules'], set: { names: { virtualNetworks: 'vnet-*' } } }],
  },
])('$what, and $rule of $subject is told anew', ({ rule, subject, told, edits }) => {
  const document = documentOf(hubAndSpoke);
  const learning = applyEdits(document, [{ path: ['externalNetworks', 0, 'prefixes'], set: ['172.16.0.0/12', '0.0.0.0/0'] }]);
  const { before, after } = edited(rule === 'default-route-breaks-service' ? learning : document, edits);
  expect([counted(before, rule, subject), counted(after, rule, subject)]).toEqual(told);
});

// From what a check is told of to what it is not, and back: whatever part of the plan makes the difference.
test.each(checks.map(({ rule, samples }) => ({ rule, samples })))('the samples of $rule lead to one another', ({ samples }) => {
  const [failing, passing] = [documentOf(samples.failing), documentOf(samples.passing)];
  for (const [from, to] of [
    [failing, passing],
    [passing, failing],
  ] as const)
    edited(from, editsOfDiff(diffDocuments(from, to), from));
});
