import { defineCheck } from './check.ts';

/** Flows are kept in the document, but nothing proves them yet: whoever reads the findings should know. */
export const flowNotEvaluated = defineCheck({
  rule: 'flow-not-evaluated',
  severity: 'info',
  title: 'Flows are recorded and not evaluated.',
  why: 'This version reads flows and checks that their ends exist. Whether traffic can pass is not worked out yet, so a plan without errors says nothing about them.',
  born: '2026-11',
  sources: [],
  messages: { flows: 'The {count} flows of this plan are recorded; whether they pass is not evaluated by this version.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24], subnets: [{name: app, size: /26}]}\nflows:\n  - {from: hub/app, to: internet, expect: blocked}\n',
    passing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24], subnets: [{name: app, size: /26}]}\n',
  },
  *run({ plan }, finding) {
    if (plan.flows.length > 0) yield finding('flows', [plan.name], ['flows'], { count: plan.flows.length });
  },
});
