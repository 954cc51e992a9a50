import { describe, expect, test } from 'vitest';
import { cadastre, planFile } from '../support/command-line.ts';

const PLAN = `cadastre: 1
name: accepted
virtualNetworks:
  - name: hub
    addressSpace: [10.64.0.0/24]
    subnets:
      - {name: app, prefix: 10.65.0.0/27}
suppress:
  - {rule: outside-parent, subject: hub/app, reason: moves in spring, owner: network team, until: 2027-03-31}
`;

describe('check with accepted findings', () => {
  test('counts them, and lists them when asked', async () => {
    const file = planFile(PLAN);
    const [without, listed] = await Promise.all([
      cadastre(['check', file, '--today', '2027-03-31']),
      cadastre(['check', file, '--today', '2027-03-31', '--accepted']),
    ]);
    expect(without).toMatchObject({ code: 0, err: '' });
    expect(without.out).toContain('1 accepted');
    expect(without.out).not.toContain('moves in spring');
    expect(listed.out).toContain('moves in spring');
    expect(listed.out).toContain('[outside-parent]');
  });

  test('an acceptance holds to the end of its last day, and then the finding is back', async () => {
    const ran = await cadastre(['check', planFile(PLAN), '--today', '2027-04-01']);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('[outside-parent]');
    expect(ran.out).toContain('[suppression-expired]');
  });

  test.each(['yesterday', '2026-02-30', '2026-2-3', '20261126', '2026-11-26T00:00:00Z', ''])('refuses the day "%s"', async (day) => {
    const ran = await cadastre(['check', planFile(PLAN), '--today', day]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('--today');
    expect(ran.err).toContain('2026-11-26');
  });
});
