import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixAll, type FixOptions } from '../../../shared/result/fix-all.ts';
import { reportOf } from '../../support/reports.ts';

const fixed = (text: string, options: FixOptions = {}) => {
  const { source, computed } = reportOf(text, options.today === undefined ? {} : { today: options.today });
  const { applied, skipped, after } = fixAll({ source, computed }, options);
  return {
    applied: applied.map(({ finding }) => `${finding.rule} ${finding.subjects[0] ?? ''}`),
    titles: applied.map(({ fix }) => fix.title),
    skipped: skipped.map(({ finding, because }) => [finding.rule, because]),
    text: after.source.text,
    left: after.computed.findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule),
    lines: applied.flatMap(({ lines }) =>
      lines.map(({ from, to }) => [...from.lines.map((line) => `-${line}`), ...to.lines.map((line) => `+${line}`)]),
    ),
  };
};

const plan = (subnets: string, rest = '') => `cadastre: 1 # the format
name: fixed
virtualNetworks:
  # the only one
  - name: net
    addressSpace: [10.64.0.0/24]
    subnets:
${subnets}${rest}`;

describe('fixAll', () => {
  test('makes every fix, keeps comments, and says what changed', () => {
    const text = plan(
      '      - {name: app, prefix: 10.65.0.0/27} # outside\n      # a gateway\n      - {name: gw, service: vpn-gateway, prefix: 10.64.0.64/27}\n',
    );
    expect(fixed(text)).toEqual({
      applied: ['outside-parent net/app', 'subnet-name-required net/gw'],
      titles: ['Let net/app be placed inside net', 'Rename net/gw to GatewaySubnet'],
      skipped: [],
      text: text.replace(', prefix: 10.65.0.0/27', '').replace('name: gw', 'name: GatewaySubnet'),
      left: [],
      lines: [
        ['-      - {name: app, prefix: 10.65.0.0/27} # outside', '+      - {name: app} # outside'],
        [
          '-      - {name: gw, service: vpn-gateway, prefix: 10.64.0.64/27}',
          '+      - {name: GatewaySubnet, service: vpn-gateway, prefix: 10.64.0.64/27}',
        ],
      ],
    });
  });

  test('a fix may remedy other findings, whose fixes are not made then', () => {
    const three = '      - {name: app, prefix: 10.64.0.0/27}\n      - {name: db, prefix: 10.64.0.0/26}\n      - {name: web, prefix: 10.64.0.32/27}\n';
    // app meets db, and db meets web: once db is elsewhere, nothing else overlaps.
    expect(fixed(plan(three))).toMatchObject({
      applied: ['overlap-in-network net/app'],
      titles: ['Let net/db be placed elsewhere in net'],
      left: [],
    });
  });

  test('one that would bring an error as grave is not made, and the reason is told', () => {
    const full = plan(
      '      - {name: all, prefix: 10.64.0.0/25}\n      - {name: rest, prefix: 10.64.0.128/25}\n      - {name: app, prefix: 10.64.0.0/26}\n',
    );
    const { applied, skipped, text } = fixed(full);
    expect(applied).toEqual([]);
    expect(text).toBe(full);
    expect(skipped).toEqual([
      ['overlap-in-network', expect.stringMatching(/^It would bring another error: net\/app needs a free \/\d+ in net, .* \[no-space\]$/)],
    ]);
  });

  test('what was skipped is tried again once others have been made', () => {
    // Neither has room until the network has its second prefix, which stands behind both in the order of findings.
    const text = `cadastre: 1
name: again
virtualNetworks:
  - name: net
    addressSpace: [10.64.0.0/26, 10.64.1.7/26]
    subnets:
      - {name: app, prefix: 10.64.0.0/26}
      - {name: db, prefix: 10.64.0.0/26}
`;
    const { applied, skipped, left } = fixed(text, { rules: new Set(['invalid-prefix', 'overlap-in-network']) });
    expect(applied).toEqual(['invalid-prefix net', 'overlap-in-network net/app']);
    expect([skipped, left]).toEqual([[], []]);
  });

  test('only findings of the rules that are named', () => {
    const text = plan('      - {name: app, prefix: 10.65.0.0/27}\n      - {name: gw, service: vpn-gateway, prefix: 10.64.0.64/27}\n');
    const { applied, skipped, left } = fixed(text, { rules: new Set(['subnet-name-required']) });
    expect([applied, skipped, left]).toEqual([['subnet-name-required net/gw'], [], ['outside-parent']]);
    expect(fixed(text, { rules: new Set() }).applied).toEqual([]);
  });

  test('what the document accepts is left alone, until it expires', () => {
    const accepted = '      - {name: app, prefix: 10.65.0.0/27}\n';
    const text = plan(accepted, 'suppress:\n  - {rule: outside-parent, subject: net/app, reason: moves soon, until: 2026-06-30}\n');
    expect(fixed(text, { today: '2026-06-30' }).applied).toEqual([]);
    // Its suppression has expired, and once the finding is gone the suppression is unused.
    expect(fixed(text, { today: '2026-07-01' })).toMatchObject({ applied: ['outside-parent net/app', 'suppression-unused net/app'], left: [] });
  });

  test('of suppressions that say the same, each goes that no finding answers to', () => {
    const twice = '  - {rule: public-range, subject: net, reason: gone}\n';
    const text = plan('      - {name: app, size: /27}\n', `suppress:\n  # why\n${twice}${twice}`);
    const { applied, text: after } = fixed(text);
    expect(applied).toEqual(['suppression-unused net', 'suppression-unused net']);
    expect(after).toContain('  # why\n');
    expect(after).not.toContain('public-range');
  });

  test('a text that cannot be edited so is left as it is', () => {
    const text = `cadastre: 1
name: aliases
virtualNetworks:
  - {name: one, addressSpace: [10.0.0.0/24], subnets: &subnets [{name: app, prefix: 10.9.0.0/28}]}
  - {name: two, addressSpace: [10.1.0.0/24], subnets: *subnets}
`;
    const { applied, skipped, text: after } = fixed(text);
    expect([applied, after]).toEqual([[], text]);
    expect(skipped).toEqual([
      ['outside-parent', 'virtualNetworks[0].subnets[0].prefix cannot be set in this document without changing other places of it.'],
      ['outside-parent', 'virtualNetworks[1].subnets[0].prefix cannot be set in this document without changing other places of it.'],
    ]);
  });

  test('a new name is written wherever the old one stood', () => {
    const text = plan(
      '      - {name: gw, service: vpn-gateway}\n      - {name: app, size: /27, rules: [{name: r, direction: inbound, access: allow, from: net/gw, to: self, priority: 200}]}\n',
    );
    const { applied, text: after } = fixed(text);
    expect(applied).toEqual(['subnet-name-required net/gw']);
    expect(after).toBe(text.replaceAll(/\bgw\b/g, 'GatewaySubnet'));
  });

  test.each([
    {
      set: '',
      because: /^The document would be no plan document any more: The value of virtualNetworks\[0\]\.name should be/,
      why: 'no name at all',
    },
    {
      set: 'other',
      because: /^The plan could not be computed any more: There is no virtual network named "net"\.$/,
      why: 'a name that others refer to',
    },
    { set: 'net', because: /^The finding would stay\.$/, why: 'nothing changes' },
  ])('a fix that does no good is not made: $why', ({ set, because }) => {
    const text = plan(
      '      - {name: app, size: /27}\n',
      '  - {name: hub, addressSpace: [10.65.0.0/24]}\npeerings: [{between: [net, hub]}]\nsuppress: [{rule: public-range, subject: net, reason: gone}]\n',
    );
    const { source, computed } = reportOf(text);
    const findings = computed.findings.map((finding) => ({
      ...finding,
      fix: { title: 'Rename', edits: [{ path: ['virtualNetworks', 0, 'name'], set }] },
    }));
    const { applied, skipped, after } = fixAll({ source, computed: { ...computed, findings } }, { rules: new Set(['suppression-unused']) });
    expect(applied).toEqual([]);
    expect(skipped.map((one) => one.because)).toEqual([expect.stringMatching(because)]);
    expect(after.source.text).toBe(text);
  });

  test('examples/broken.yaml: fewer errors, nothing worse, and a second time nothing', () => {
    const text = readFileSync(path.resolve(import.meta.dirname, '../../../examples/broken.yaml'), 'utf8');
    const before = reportOf(text).computed.findings.filter(({ severity }) => severity === 'error').length;
    const once = fixed(text);
    const errors = reportOf(once.text).computed.findings.filter(({ severity }) => severity === 'error').length;
    expect(errors).toBeLessThanOrEqual(before - once.applied.length);
    expect(once.applied.length).toBeGreaterThan(5);
    expect(fixed(once.text)).toMatchObject({ applied: [], text: once.text, skipped: once.skipped });
    for (const comment of text.match(/#.*/g) ?? []) if (!/reserved range/.test(comment)) expect(once.text).toContain(comment);
  });

  test('a plan without findings stays as it is', () => {
    const text = plan('      - {name: app, size: /27}\n');
    expect(fixed(text)).toMatchObject({ applied: [], skipped: [], text, lines: [] });
  });
});
