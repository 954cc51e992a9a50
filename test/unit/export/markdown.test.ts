import { describe, expect, test } from 'vitest';
import { markdown } from '../../../shared/export/markdown/markdown.ts';
import { escapeCode, escapeText } from '../../../shared/export/markdown/writer.ts';
import { visible } from '../../../shared/export/report-model/visible.ts';
import type { Computed } from '../../../shared/result/compute.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { mustCompute, oneNetwork } from '../../support/plans.ts';
import { exampleDocuments, hostileDocument, turnedRound, withEveryResource } from '../../support/report-plans.ts';

const textOf = (computed: Computed) => markdown.write(computed)[0]?.text ?? '';

/** What a reader makes of escaped text: references and backslashes read back. */
function readBack(text: string): string {
  const code = /^`(.*)`$/.exec(text);
  if (code) return code[1] ?? '';
  return text
    .replace(/^<code>(.*)<\/code>$/, '$1')
    .replace(/\\([`[\]*_~#])|&(amp|lt|gt|nbsp|#\d+);/g, (_, sign: string | undefined, name: string) =>
      sign ? sign : ({ amp: '&', lt: '<', gt: '>', nbsp: ' ' }[name] ?? String.fromCodePoint(Number(name.slice(1)))),
    );
}

/** The tables of a Markdown text: each a list of rows, each row a list of cells as written. */
function tablesOf(text: string): string[][][] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('|'))
    .map((block) => block.split('\n').map((line) => line.slice(2, -2).split(' | ')));
}

describe('Markdown', () => {
  test('says where each subnet lies, what it needs, and who says so', () => {
    const text = textOf(
      mustCompute(oneNetwork([{ name: 'app', inputs: { machines: 20 } }], { addressSpace: ['10.64.0.0/24'], region: 'westeurope' })),
    );
    expect(text.startsWith('# test\n\n## Summary\n\n')).toBe(true);
    const subnets = tablesOf(text).find(([head]) => head?.[0] === 'Subnet' && head[4] === 'Needed');
    expect(subnets?.[2]?.slice(0, 7)).toEqual(['`app`', '`10.64.0.0/27`', 'Virtual machines', 'allocated', '20', '5', '27']);
    expect(subnets?.[2]?.[7]).toMatch(/^\[\\\[\d+\\\]\]\(<https:\/\/learn\.microsoft\.com\/[^>]+>\)/);
  });

  test('says to which regions service endpoints lead, and which policy narrows them', () => {
    const app = {
      name: 'app',
      serviceEndpoints: ['Microsoft.Storage', 'Microsoft.KeyVault', 'Contoso.New'],
      serviceEndpointPolicy: ['/services/Azure'],
    };
    const text = textOf(mustCompute(oneNetwork([app], { addressSpace: ['10.64.0.0/24'], region: 'westeurope' })));
    expect(text).toContain(
      '| none | none | `Contoso.New`, `Microsoft.KeyVault` (every region), `Microsoft.Storage` (westeurope) | `se-net-app` | off | off |',
    );
    expect(text).toContain('| `se-net-app` | `net/app` | `Global` | `/services/Azure` |');
  });

  test('has a section for whatever the plan holds, and a line for whatever is left out', () => {
    const text = textOf(withEveryResource('x'));
    for (const words of [
      '**Added to `nsg x` by the platform itself, not deployed**',
      '**Needed by the subnet of `nsg x` only in some cases, not deployed**',
      '| condition x | `case x` | outbound | deny | any | from x | to x | `*` | `bastion`: case because x |',
      '| `nat x` | StandardV2 | `net/app` | `pip x` |',
      '| `pip x` | StandardV2 | `net/app` | `bastion`: address because x |',
      '| `se x` | `net/app` | `Microsoft.Storage` | `resource x` |',
      '| `pe x` | `net/app` | purpose x | `blob` | `zone x` |',
      '| `zone x` | `group x` | `net` | `net` |',
      '| `left x` | `10.65.0.0/24` | left because x |',
      '| `unplaced x` | none | No place was found for it. |',
      '](<https://example.com/page>), 2026-01-02',
    ])
      expect(text).toContain(words);
  });

  test('tells findings that stand from accepted ones', () => {
    const document = oneNetwork([{ name: 'AzureBastionSubnet', service: 'bastion', prefix: '10.64.0.0/27' }], { addressSpace: ['10.64.0.0/24'] });
    const accepted = { rule: 'subnet-too-small', subject: 'net/AzureBastionSubnet', reason: 'as it is | for now', owner: 'me', until: '2027-01-01' };
    expect(textOf(mustCompute(document))).toMatch(/Not to be deployed as it is: 1 error, [\s\S]*\| \*\*error\*\* \| `subnet-too-small` \|/);
    const text = textOf(mustCompute({ ...document, suppress: [accepted] }));
    expect(text).toMatch(/No finding stands in the way of a deployment: 0 errors, .*; 1 finding accepted\./);
    expect(text).toMatch(/## Accepted findings\n[\s\S]*`subnet-too-small` .* as it is &#124; for now \| me \| 2027-01-01 \|/);
  });

  test.each(exampleDocuments())('numbers each source of %s once, and cites no other', (_, document) => {
    const text = textOf(mustCompute(document));
    const [body = '', list = ''] = text.split('\n## Sources\n');
    const addresses = [...list.matchAll(/^\d+\. \[.*\]\(<(.*)>\)/gm)].map((match) => match[1]);
    expect(addresses.length).toBeGreaterThan(0);
    expect(new Set(addresses).size).toBe(addresses.length);
    const cited = [...body.matchAll(/\[\\\[(\d+)\\\]\]\(<([^>]*)>\)/g)];
    expect(cited.length).toBeGreaterThan(0);
    for (const [, number, address] of cited) expect(address).toBe(addresses[Number(number) - 1]);
  });

  test.each(exampleDocuments())('is the same for %s whatever the order of its lists', (_, document) => {
    expect(textOf(mustCompute(turnedRound(document)))).toBe(textOf(mustCompute(document)));
  });
});

describe('hostile names in Markdown', () => {
  test.each(HOSTILE_NAMES)('%j stays data as text and as code', (name) => {
    for (const written of [escapeText(name), escapeCode(name)]) {
      expect(readBack(written)).toBe(visible(name));
      expect(written).not.toMatch(/[|\n\r\u2028]/);
      expect(written.replace(/^`[^`]*`$/, '').replace(/^<code>|<\/code>$/g, '')).not.toMatch(/<|(?<!\\)[`[\]*_~]|:\/\//);
    }
  });

  test.each([
    ['a plan', textOf(mustCompute(hostileDocument()))],
    ['resources', textOf(withEveryResource(HOSTILE_NAMES.join(' ')))],
  ])('of %s add no column, no line, no heading and no HTML', (_, text) => {
    for (const table of tablesOf(text)) for (const row of table) expect(row.length, row.join(' | ')).toBe(table[0]?.length);
    for (const line of text.split('\n')) expect(line).toMatch(/^($|#{1,3} \S|\| .* \|$|- \S|\d+\. \[|\*\*\S|[^\s#|>+=-])/);
    const withoutCode = text.replace(/`[^`\n]*`/g, '').replace(/\]\(<https:[^<>]*>\)/g, '');
    expect([...new Set(withoutCode.match(/<[^>]*>/g) ?? [])].filter((tag) => tag !== '<code>' && tag !== '</code>')).toEqual([]);
  });
});
