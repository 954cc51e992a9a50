import { nearest } from '../problem/nearest.ts';
import { defineCheck } from './check.ts';

/** Suppressions and severities name rules: a name that no check bears does nothing. */
export const ruleUnknown = defineCheck({
  rule: 'rule-unknown',
  severity: 'warning',
  title: 'The document names a rule that no check bears.',
  why: 'A suppression, or a severity of the organisation, has no effect when its rule is misspelt or belongs to another version. The page of checks lists every rule.',
  born: '2026-11',
  sources: [],
  basis: 'document',
  last: true,
  messages: {
    severity: 'The severity of {rule} has no effect: {rule} should be the rule of a check{near}.',
    suppression: 'The suppression for {subject} has no effect: {rule} should be the rule of a check{near}.',
  },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\nrules: {severity: {public-ranges: error}}\n',
    passing: 'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\nrules: {severity: {public-range: error}}\n',
  },
  *run({ plan, rules: known }, finding) {
    const near = (rule: string) => {
      const name = nearest(rule, known);
      return name === undefined ? '' : `, such as ${name}`;
    };
    const asked = plan.rules.severity ?? {};
    const renamed = (rule: string) => {
      const name = nearest(rule, known);
      if (name === undefined || Object.hasOwn(asked, name)) return undefined;
      const path = ['rules', 'severity'];
      return { title: `Write ${name}`, edits: [{ path: [...path, rule] }, { path: [...path, name], set: asked[rule] }] };
    };
    for (const rule of Object.keys(asked).sort())
      if (!known.has(rule)) yield finding('severity', [rule], ['rules', 'severity', rule], { rule, near: near(rule) }, { fix: renamed(rule) });
    for (const { rule, subject, path } of plan.suppressions) {
      if (known.has(rule)) continue;
      const name = nearest(rule, known);
      const at = [...path, 'rule'];
      const fix = name === undefined ? undefined : { title: `Write ${name}`, edits: [{ path: at, set: name }] };
      yield finding('suppression', [subject], at, { rule, subject, near: near(rule) }, { fix });
    }
  },
});
