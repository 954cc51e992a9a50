import { hasExpired, speaksOf } from './acceptance.ts';
import { defineCheck } from './check.ts';

/** Who accepts a finding until a day wanted to look at it again. */
export const suppressionExpired = defineCheck({
  rule: 'suppression-expired',
  severity: 'warning',
  title: 'A suppression has expired.',
  why: 'It was to hold until a day that has passed, so the findings that it accepted stand again. Mend what they are about, or agree on a new day.',
  born: '2026-11',
  sources: [],
  basis: 'document',
  last: true,
  messages: { expired: 'The suppression of {rule} for {subject} expired on {until}; {owner} should mend what it accepted, or agree on a new day.' },
  samples: {
    failing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: lab, addressSpace: [20.64.0.0/24]}\nsuppress:\n  - {rule: public-range, subject: lab, reason: to be renumbered, owner: network team, until: 2026-06-30}\n',
    passing:
      'cadastre: 1\nname: sample\nvirtualNetworks:\n  - {name: lab, addressSpace: [20.64.0.0/24]}\nsuppress:\n  - {rule: public-range, subject: lab, reason: to be renumbered, owner: network team, until: 2999-12-31}\n',
    today: '2026-11-26',
  },
  *run({ plan, found, today }, finding) {
    for (const suppression of plan.suppressions) {
      const { rule, subject, until = '', owner = 'its owner', path } = suppression;
      // One that matches nothing is reported as that.
      if (!hasExpired(suppression, today) || !found.some((one) => speaksOf(suppression, one))) continue;
      yield finding('expired', [subject], path, { rule, subject, until, owner });
    }
  },
});
