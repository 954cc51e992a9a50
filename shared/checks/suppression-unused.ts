import { speaksOf } from './acceptance.ts';
import { defineCheck } from './check.ts';

/** A suppression that no finding answers to has done its duty, or never did. */
export const suppressionUnused = defineCheck({
  rule: 'suppression-unused',
  severity: 'warning',
  title: 'A suppression matches no finding.',
  why: 'What it accepted is gone, or its subject is written differently from the finding. Left in place it would accept the next finding of that kind, which nobody has looked at.',
  born: '2026-11',
  sources: [],
  basis: 'document',
  last: true,
  messages: { unused: 'The suppression of {rule} for {subject} matches no finding and should be removed.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: hub, addressSpace: [10.64.0.0/24]}\nsuppress:\n  - {rule: public-range, subject: hub, reason: it was public once}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: lab, addressSpace: [20.64.0.0/24]}\nsuppress:\n  - {rule: public-range, subject: lab, reason: registered to us}\n',
  },
  *run({ plan, found, rules }, finding) {
    for (const suppression of plan.suppressions) {
      const { rule, subject, path } = suppression;
      // A rule that no check bears is reported as that.
      if (!rules.has(rule) || found.some((one) => speaksOf(suppression, one))) continue;
      const title = `Remove the suppression of ${rule} for ${subject}`;
      yield finding('unused', [subject], path, { rule, subject }, { fix: { title, edits: [{ path }] } });
    }
  },
});
