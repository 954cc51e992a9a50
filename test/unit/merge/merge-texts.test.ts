import { describe, expect, test } from 'vitest';
import { mergeTexts, type MergedText, type ReadDocument } from '../../../shared/merge/merge-texts.ts';
import { readPlanDocument } from '../../../shared/plan/read.ts';
import type { DocumentFormat } from '../../../shared/plan/source.ts';

function read(text: string, format: DocumentFormat): ReadDocument {
  const answer = readPlanDocument(text, format);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

function merged(base: string, ours: string, theirs: string, format: DocumentFormat = 'yaml'): MergedText {
  const answer = mergeTexts(read(base, format).document, read(ours, format), read(theirs, format));
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

const BASE = `# The plan.
cadastre: 1
name: plan
defaults: {growth: 20} # percent
addressPools:
  - {name: weu, prefixes: [10.64.0.0/16]}

virtualNetworks:
  # The hub.
  - name: hub
    pool: weu
    subnets:
      - {name: app, size: /26} # the app
      - name: db # the database
        size: /27
`;

const replace = (text: string, ...changes: readonly (readonly [string, string])[]) =>
  changes.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`not there: ${from}`);
    return now.replace(from, to);
  }, text);

const OURS = replace(BASE, ['# The plan.', '# The plan of ours.'], ['name: app, size: /26', 'size: /25, name: app'], ['# the database', '# Oracle']);

describe('without conflicts', () => {
  test('what theirs changed is written into the text of ours, and nothing else changes', () => {
    const theirs = replace(BASE, ['growth: 20', 'growth: 30'], ['size: /27', 'size: /28'], ['# The hub.', '# Another comment.']);
    expect(merged(BASE, OURS, theirs).text).toBe(replace(OURS, ['growth: 20', 'growth: 30'], ['size: /27', 'size: /28']));
  });

  test('the text of ours is not touched where theirs changed comments only', () => {
    expect(merged(BASE, OURS, replace(BASE, ['# percent', '# in percent'])).text).toBe(OURS);
  });

  test('what theirs added comes as theirs wrote it, with its comments and the blank line before it', () => {
    const added = `
  # The shop,
  # from June on.
  - name: shop
    pool: weu # for now
    description: |
      Two lines
        of text.
    subnets:
      - {name: web, size: /28}

      # Beside it.
      - name: cache # Redis
        size: /28
`;
    const rule =
      '        rules:\n          - name: web # from outside\n            direction: inbound\n            access: allow\n            from: Internet\n            to: self\n            priority: 200\n';
    const { text, conflicts } = merged(BASE, OURS, `${BASE}${rule}${added}`);
    expect(conflicts).toEqual([]);
    expect(text).toBe(`${OURS}${rule}${added}`);
  });

  test('it takes the indentation and the line ends of ours', () => {
    const ours = replace(OURS, ['  # The hub.\n  - name: hub\n    pool: weu\n', '# The hub.\n- name: hub\n  pool: weu\n']).replace(
      / {4}subnets:\n[^]*/,
      '  subnets:\n  - {size: /25, name: app} # the app\n  - name: db # Oracle\n    size: /27\n',
    );
    const theirs = `${BASE}      - name: new # late\n        size: /28\n`;
    expect(merged(BASE, ours, theirs).text).toBe(`${ours}  - name: new # late\n    size: /28\n`);
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(merged(BASE, windows(OURS), theirs).text).toBe(windows(`${OURS}      - name: new # late\n        size: /28\n`));
  });

  test('into brackets it comes in brackets', () => {
    const ours = replace(BASE, [BASE.slice(BASE.indexOf('    subnets:')), '    subnets: [{name: app, size: /26}, {name: db, size: /27}]\n']);
    const { text } = merged(BASE, ours, `${BASE}      - name: new # late\n        size: /28\n`);
    expect(text).toBe(replace(ours, ['{name: db, size: /27}]', '{name: db, size: /27}, {name: new, size: /28}]']));
  });

  test('JSON stays JSON, laid out as theirs', () => {
    const [base, theirs] = [JSON.stringify(read(BASE, 'yaml').document, null, 2), read(`${BASE}      - {name: new, size: /28}\n`, 'yaml').document];
    const ours = base.replace('"growth": 20', '"growth":   40');
    const { text } = merged(base, ours, JSON.stringify(theirs, null, 2), 'json');
    expect(text).toBe(JSON.stringify(theirs, null, 2).replace('"growth": 20', '"growth":   40'));
  });

  test('a comment comes along into what ours renamed', () => {
    const ours = replace(BASE, ['name: hub', 'name: hub-weu']);
    const added = '      - name: new # late\n        size: /28\n';
    expect(merged(BASE, ours, `${BASE}${added}`).text).toBe(`${ours}${added}`);
  });

  test('what ours renamed bears its new name in what theirs added', () => {
    const ours = replace(BASE, ['name: hub', 'name: hub-weu']);
    const { text } = merged(BASE, ours, `${BASE}flows:\n  - {from: hub/app, to: hub/db, expect: allowed}\n`);
    expect(text).toBe(`${ours}flows: [{from: hub-weu/app, to: hub-weu/db, expect: allowed}]\n`);
  });
});

/** The text with the lines of one side in place of each marked group. */
function decided(text: string, side: 'ours' | 'theirs'): string {
  return text.replace(/<<<<<<< ours\r?\n([^]*?)=======\r?\n([^]*?)>>>>>>> theirs\r?\n/g, side === 'ours' ? '$1' : '$2');
}

describe('with conflicts', () => {
  test('both versions stand between markers, the rest is merged', () => {
    const theirs = replace(BASE, ['size: /26', 'size: /24'], ['growth: 20', 'growth: 30']);
    const { text, conflicts } = merged(BASE, OURS, theirs);
    expect(conflicts.map((conflict) => conflict.text)).toEqual(['hub/app: both changed size, ours from /26 to /25, theirs from /26 to /24.']);
    expect(text).toBe(
      replace(
        OURS,
        ['growth: 20', 'growth: 30'],
        [
          '      - {size: /25, name: app} # the app\n',
          '<<<<<<< ours\n      - {size: /25, name: app} # the app\n=======\n      - {size: /24, name: app} # the app\n>>>>>>> theirs\n',
        ],
      ),
    );
  });

  test.each<{ why: string; ours: readonly (readonly [string, string])[]; theirs: readonly (readonly [string, string])[]; marked: string }>([
    {
      why: 'removed in ours, changed in theirs',
      ours: [['      - name: db # the database\n        size: /27\n', '']],
      theirs: [['size: /27', 'size: /28']],
      marked: '<<<<<<< ours\n=======\n      - name: db # the database\n        size: /28\n>>>>>>> theirs\n',
    },
    {
      why: 'removed in theirs, changed in ours',
      ours: [['size: /27', 'size: /28']],
      theirs: [['      - name: db # the database\n        size: /27\n', '']],
      marked: '<<<<<<< ours\n      - name: db # the database\n        size: /28\n=======\n>>>>>>> theirs\n',
    },
    {
      why: 'two names',
      ours: [['name: hub', 'name: one']],
      theirs: [['name: hub', 'name: two']],
      marked: '<<<<<<< ours\n  - name: one\n=======\n  - name: two\n>>>>>>> theirs\n',
    },
    {
      why: 'two subnets at one place: what theirs added is what stands in question',
      ours: [['      - name: db', '      - {name: a, prefix: 10.64.0.0/28}\n      - name: db']],
      theirs: [['      - name: db', '      - {name: b, prefix: 10.64.0.0/28}\n      - name: db']],
      marked: '<<<<<<< ours\n=======\n      - {name: b, prefix: 10.64.0.0/28}\n>>>>>>> theirs\n',
    },
  ])('$why', ({ ours, theirs, marked }) => {
    const { text, conflicts } = merged(BASE, replace(BASE, ...ours), replace(BASE, ...theirs));
    expect(conflicts).toHaveLength(1);
    expect(text).toContain(marked);
    // Whichever side is kept, what is left is a document again.
    for (const side of ['ours', 'theirs'] as const) expect(readPlanDocument(decided(text, side), 'yaml').ok).toBe(true);
    expect(decided(text, 'ours')).toBe(replace(BASE, ...ours));
  });

  test('an error at what neither changed is marked at its lines all the same', () => {
    const base = replace(
      BASE,
      ['pool: weu\n', 'addressSpace: [10.64.0.0/24]\n'],
      ['size: /26}', 'inputs: {machines: 40}}'],
      ['      - name: db', '      - {name: third, size: /28}\n      - name: db'],
    );
    const { text, conflicts } = merged(base, replace(base, ['size: /27', 'size: /25']), replace(base, ['growth: 20', 'growth: 60']));
    expect(conflicts.map(({ kind, subject, rule }) => [kind, subject, rule])).toEqual([['plan', 'hub/third', 'no-space']]);
    const line = '      - {name: third, size: /28}\n';
    expect(text).toContain(`<<<<<<< ours\n${line}=======\n${line}>>>>>>> theirs\n`);
  });

  test('no reader takes it for a plan: the problem names the line', () => {
    const { text } = merged(BASE, OURS, replace(BASE, ['size: /26', 'size: /24']));
    const line = text.split('\n').indexOf('<<<<<<< ours') + 1;
    expect(readPlanDocument(text, 'yaml')).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'merge-not-finished',
          place: { line, column: 1 },
          text: 'A merge of this document was not finished: "<<<<<<< ours" marks lines of two sides.',
        },
      ],
    });
    for (const format of ['yaml', 'json'] as const)
      expect(readPlanDocument('{\n>>>>>>> theirs\n}', format)).toMatchObject({
        ok: false,
        problems: [{ code: 'merge-not-finished', place: { line: 2 } }],
      });
  });
});

test('an alias that stands in the way is a problem, and nothing is merged', () => {
  const base = replace(BASE, [
    'growth: 20}',
    'growth: 20}\nexternalNetworks:\n  - {name: a, prefixes: &p [10.0.0.0/16]}\n  - {name: b, prefixes: *p}',
  ]);
  const theirs = base.replace('prefixes: *p', 'prefixes: [10.0.0.0/16, 10.1.0.0/16]');
  const answer = mergeTexts(read(base, 'yaml').document, read(replace(base, ['# percent', '# ours']), 'yaml'), read(theirs, 'yaml'));
  expect(answer).toMatchObject({ ok: false, problems: [{ code: 'cannot-write-back', at: 'externalNetworks[1].prefixes[1]' }] });
});
